package io.busbar.rest.gateway;

import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.site.UnusableDocument;
import io.busbar.gateway.values.SinkStatus;
import io.busbar.rest.live.LiveStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the gateway fares. */
record SystemDocument(
        Readiness.Status status,
        String version,
        String java,
        String os,
        Instant started,
        long uptimeSeconds,
        int processors,
        int threads,
        long heapUsedBytes,
        long heapMaxBytes,
        long nonHeapUsedBytes,
        @Nullable HistorianStatus historian,
        List<SinkStatus> sinks,
        LiveStatus live,
        List<UnusableDocument> unusableDocuments) {

    static SystemDocument of(
            Readiness.Health health,
            @Nullable HistorianStatus historian,
            List<SinkStatus> sinks,
            LiveStatus live,
            List<UnusableDocument> unusable) {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return new SystemDocument(
                health.status(),
                health.version(),
                Runtime.version().toString(),
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"),
                Instant.ofEpochMilli(process.getStartTime()),
                process.getUptime() / 1000,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                memory.getHeapMemoryUsage().getUsed(),
                memory.getHeapMemoryUsage().getMax(),
                memory.getNonHeapMemoryUsage().getUsed(),
                historian,
                sinks,
                live,
                unusable);
    }
}
