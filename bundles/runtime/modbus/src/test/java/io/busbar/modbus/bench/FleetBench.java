package io.busbar.modbus.bench;

import com.sun.management.OperatingSystemMXBean;
import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.TestLines;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many devices at once: how late reads are, and what it costs. Arguments: devices, devices a connection, period in milliseconds, seconds
 * to run.
 */
public final class FleetBench {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FleetBench() {}

    /** Runs it and prints what it found. */
    public static void main(String[] args) throws Exception {
        int devices = Integer.parseInt(args[0]);
        int perLine = Integer.parseInt(args[1]);
        Duration period = Duration.ofMillis(Long.parseLong(args[2]));
        int seconds = Integer.parseInt(args[3]);
        LongAdder reads = new LongAdder();
        LongAdder failures = new LongAdder();
        List<BusLine> lines = new ArrayList<>();
        try (SlaveProcess slave = new SlaveProcess();
                TestLines service = new TestLines()) {
            int before = Thread.activeCount();
            for (int device = 0; device < devices; device++) {
                if (device % perLine == 0) {
                    lines.add(service.service().open(LineConfig.tcp("l" + device, "127.0.0.1", slave.port())));
                }
                lines.get(lines.size() - 1)
                        .link(1 + device % perLine, (state, cause) -> {})
                        .poll(BlockRead.holding(50_512, 50), period, counting(reads, failures));
            }
            Thread.sleep(2 * period.toMillis() + 3_000);
            lines.forEach(BusLine::resetCounters);
            long count = reads.sum();
            long cpu = SYSTEM.getProcessCpuTime();
            long time = System.nanoTime();
            Thread.sleep(1_000L * seconds);
            double elapsed = System.nanoTime() - time;
            double load = (SYSTEM.getProcessCpuTime() - cpu) / elapsed;
            double done = reads.sum() - count;
            double[] late = lines.stream()
                    .mapToDouble(line -> line.timing().p99LateMillis())
                    .sorted()
                    .toArray();
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            String fleet = devices + " devices each " + period.toMillis() + " ms: ";
            Figures.say(fleet + "reads", "of those due", 2, 100 * done * period.toNanos() / elapsed / devices, "%");
            Figures.say(fleet + "failures", "busbar", 0, (double) failures.sum(), "");
            Figures.say(
                    fleet + "lateness p99",
                    "median line",
                    1,
                    late[late.length / 2],
                    "ms",
                    "< 200 ms",
                    late[late.length / 2] < 200);
            Figures.say(
                    fleet + "lateness p99",
                    "worst line",
                    1,
                    late[late.length - 1],
                    "ms",
                    "< 200 ms",
                    late[late.length - 1] < 200);
            Figures.say(fleet + "CPU of one core", "busbar", 1, 100 * load, "%");
            Figures.say(fleet + "heap", "busbar", 1, heap / 1e6, "MB");
            int threads = Thread.activeCount() - before;
            Figures.say(fleet + "threads of lines", "busbar", 0, threads, "", "2", threads == 2);
        }
        System.exit(0);
    }

    private static BlockListener counting(LongAdder reads, LongAdder failures) {
        AtomicLong sink = new AtomicLong();
        return new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                sink.lazySet(words.word(50_512));
                reads.increment();
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {
                failures.increment();
            }
        };
    }
}
