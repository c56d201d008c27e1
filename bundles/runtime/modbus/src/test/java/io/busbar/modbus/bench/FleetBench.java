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
 * Many devices at once: how late reads are, and what it costs. Arguments: port, devices, devices a connection, period in milliseconds, seconds
 * to run.
 */
public final class FleetBench {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FleetBench() {}

    /** Runs it and prints what it found. */
    public static void main(String[] args) throws Exception {
        int devices = Integer.parseInt(args[1]);
        int perLine = Integer.parseInt(args[2]);
        Duration period = Duration.ofMillis(Long.parseLong(args[3]));
        int seconds = Integer.parseInt(args[4]);
        LongAdder reads = new LongAdder();
        LongAdder failures = new LongAdder();
        List<BusLine> lines = new ArrayList<>();
        try (SlaveProcess slave = new SlaveProcess(Integer.parseInt(args[0]));
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
            System.out.printf(
                    "%d devices on %d lines, 50 registers every %d ms, %d s%n",
                    devices, lines.size(), period.toMillis(), seconds);
            System.out.printf(
                    "reads %.0f/s of %.0f/s, failures %d%n",
                    done * 1e9 / elapsed, devices * 1e9 / period.toNanos(), failures.sum());
            System.out.printf(
                    "99th percentile of lateness: median line %.1f ms, worst line %.1f ms%n",
                    late[late.length / 2], late[late.length - 1]);
            System.out.printf(
                    "CPU %.0f %% of one core (%.1f µs a read), heap %.1f MB (%.1f kB a device), threads %d+%d%n",
                    100 * load,
                    load * elapsed / 1e3 / done,
                    heap / 1e6,
                    heap / 1e3 / devices,
                    before,
                    Thread.activeCount() - before);
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
