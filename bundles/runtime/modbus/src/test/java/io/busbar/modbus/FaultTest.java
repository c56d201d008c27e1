package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.modbus.slave.Registers;
import io.busbar.modbus.slave.TcpSlave;
import io.busbar.modbus.slave.WickedBehaviour;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REL-07 and REL-08: whatever happens on the wire, no wrong value, no stall, no leak. */
@Timeout(600)
class FaultTest {

    private static final int FAULTS = Integer.getInteger("busbar.faults", 5_000);
    private static final int LINES = 120;
    private static final int UNITS = 4;
    private static final int[] COUNTS = {3, 20, 100, 7};

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicIntegerArray reads = new AtomicIntegerArray(LINES * UNITS);

    /** With the longer timeout answers can be overdue: others are asked meanwhile. */
    @ParameterizedTest
    @CsvSource({"TCP, 15, 1", "RTU_OVER_TCP, 15, 1", "TCP, 250, 2"})
    void thousandsOfFaultsDoNoHarm(Kind kind, int timeoutMs, int part) throws Exception {
        int faults = FAULTS / part;
        int threadsBefore = lineThreads();
        boolean rtu = kind == Kind.RTU_OVER_TCP;
        WickedBehaviour wicked = new WickedBehaviour(rtu, timeoutMs, 20_261_122);
        LineFactory factory = new LineFactory(Clock.systemUTC(), () -> false);
        try (TcpSlave slave = new TcpSlave(0, rtu, wicked)) {
            List<BusLine> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                lines.add(poll(factory, kind, slave.port(), i, timeoutMs));
            }
            await("faults", 60 + faults / 100, () -> wicked.total() >= faults);
            for (WickedBehaviour.Fault fault : WickedBehaviour.Fault.values()) {
                assertThat(wicked.done(fault)).as("%s", fault).isGreaterThan(faults / 50);
            }
            assertThat(wrong).isEmpty();

            slave.behave((request, out, connection) ->
                    out.write(rtu ? Registers.rtuAnswer(request) : Registers.tcpAnswer(request)));
            int[] before = counts();
            await("every unit to answer again", 40, () -> allMoreThan(before));
            assertThat(wrong).isEmpty();
            assertThat(slave.open()).isEqualTo(LINES);
            long malformed = lines.stream()
                    .mapToLong(line -> line.status().traffic().malformed())
                    .sum();
            long late = lines.stream()
                    .mapToLong(line -> line.status().traffic().late())
                    .sum();
            assertThat(malformed).as("malformed").isGreaterThan(faults / 20);
            long checksums = lines.stream()
                    .mapToLong(line -> line.status().traffic().crcErrors())
                    .sum();
            assertThat(checksums > 0).as("wrong checksums %d", checksums).isEqualTo(rtu);
            assertThat(late).as("late").isGreaterThan(faults / 20);

            lines.forEach(BusLine::close);
            await("all connections to be closed", 5, () -> slave.open() == 0);
        } finally {
            factory.close();
        }
        await("the threads to end", 5, () -> lineThreads() == threadsBefore);
    }

    private BusLine poll(LineFactory factory, Kind kind, int port, int number, int timeoutMs) {
        BusLine line = factory.open(
                new LineConfig("f" + number, kind, "127.0.0.1", port, null, 0, Parity.NONE, 0, 0, timeoutMs, 1, 0));
        for (int i = 0; i < UNITS; i++) {
            int unit = 1 + i;
            int slot = number * UNITS + i;
            BusLine.UnitLink link = line.link(unit, (state, cause) -> {});
            for (int count : COUNTS) {
                link.poll(BlockRead.holding(500 * count, count), Duration.ofMillis(20), new BlockListener() {
                    @Override
                    public void read(Words words, long timeMillis) {
                        check(unit, 500 * count, count, words);
                        reads.incrementAndGet(slot);
                    }

                    @Override
                    public void failed(ReadFailure failure, long timeMillis) {}
                });
            }
        }
        return line;
    }

    private void check(int unit, int address, int count, Words words) {
        if (words.address() != address || words.count() != count) {
            wrong.add(
                    "asked for " + count + " from " + address + ", got " + words.count() + " from " + words.address());
        }
        for (int at = address; at < address + count; at++) {
            if (words.word(at) != Registers.word(unit, at)) {
                wrong.add("unit " + unit + ", register " + at + " of " + address + "+" + count + ": " + words.word(at));
                return;
            }
        }
    }

    private int[] counts() {
        int[] counts = new int[reads.length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = reads.get(i);
        }
        return counts;
    }

    private boolean allMoreThan(int[] before) {
        for (int i = 0; i < before.length; i++) {
            if (reads.get(i) <= before[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("busbar-"))
                .count();
    }

    private static void await(String what, int seconds, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
