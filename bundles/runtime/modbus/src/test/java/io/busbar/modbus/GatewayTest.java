package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLine.UnitLink;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.modbus.slave.Registers;
import io.busbar.modbus.slave.TcpSlave;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fifty units behind one real connection that serves one request at a time; how long things take is for {@code bench.GatewayBench}. */
@Timeout(120)
class GatewayTest {

    private static final int UNITS = 50;
    private static final int SILENT = 7;
    private static final int ROUNDS = 10;

    private final Set<Integer> silent = ConcurrentHashMap.newKeySet();
    private final AtomicIntegerArray reads = new AtomicIntegerArray(UNITS + 1);
    private final AtomicIntegerArray failures = new AtomicIntegerArray(UNITS + 1);

    @Test
    void aSilentUnitCostsTheOthersNoReadAndIsReadAgainWhenItAnswers() throws Exception {
        UnitLink[] links = new UnitLink[UNITS + 1];
        try (TestLines lines = new TestLines();
                TcpSlave slave = new TcpSlave(0, (request, out, connection) -> {
                    if (!silent.contains(request[6] & 0xff)) {
                        out.write(Registers.tcpAnswer(request));
                    }
                });
                BusLine line = lines.service()
                        .open(new LineConfig(
                                "g", Kind.TCP, "127.0.0.1", slave.port(), null, 0, Parity.NONE, 0, 0, 500, 1, 0))) {
            for (int unit = 1; unit <= UNITS; unit++) {
                links[unit] = line.link(unit, (state, cause) -> {});
                links[unit].poll(BlockRead.holding(1_000, 20), Duration.ofMillis(500), listener(unit));
            }
            await("all units", () -> least(-1) > 0);

            silent.add(SILENT);
            await("the silence to be noticed", () -> failures.get(SILENT) > 0);
            int before = reads.get(SILENT);
            int target = least(SILENT) + ROUNDS;
            await("the others", () -> least(SILENT) >= target);
            assertThat(reads.get(SILENT)).isEqualTo(before);
            assertThat(failures.get(SILENT))
                    .as("told until it counts as silent")
                    .isLessThanOrEqualTo(3);
            for (int unit = 1; unit <= UNITS; unit++) {
                if (unit != SILENT) {
                    assertThat(failures.get(unit))
                            .as("failures of unit %d", unit)
                            .isZero();
                    assertThat(links[unit].traffic().timeouts()).isZero();
                }
            }

            silent.clear();
            await("the unit to be back", () -> reads.get(SILENT) > before + 2);
            assertThat(slave.accepted()).as("the connection was kept").isEqualTo(1);
        }
    }

    private BlockListener listener(int unit) {
        return new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                if (words.word(1_003) == Registers.word(unit, 1_003)) {
                    reads.incrementAndGet(unit);
                } else {
                    failures.addAndGet(unit, 1_000);
                }
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {
                failures.incrementAndGet(unit);
            }
        };
    }

    private int least(int without) {
        int least = Integer.MAX_VALUE;
        for (int unit = 1; unit <= UNITS; unit++) {
            least = unit == without ? least : Math.min(least, reads.get(unit));
        }
        return least;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
