package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.lines.LineConfig.Kind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bus that hesitates now and then, for a moment or for longer than the timeout, while units die and come back: the line never stands still. */
class UneasyBusTest {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int UNITS = 60;

    @ParameterizedTest
    @CsvSource({"TCP, 1, 0", "TCP, 1, 400", "TCP, 4, 0", "RTU_OVER_TCP, 1, 0", "RTU_OVER_TCP, 1, 200"})
    void lineNeverStandsStill(Kind kind, int inFlight, int waitMillis) {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            LineBench bench = new LineBench(LineBench.config(kind, 1_000, inFlight));
            bench.bus.responseTime(Duration.ofMillis(4));
            bench.bus.waitsForDeadUnits(Duration.ofMillis(waitMillis), random.nextBoolean());
            for (int unit = 1; unit <= UNITS; unit++) {
                bench.poll(unit, 0, 20, Duration.ofSeconds(1));
            }
            bench.run(Duration.ofSeconds(20));
            long quiet = 0;
            for (int step = 0; step < 1_200; step++) {
                int before = bench.reads.values().stream()
                        .mapToInt(java.util.List::size)
                        .sum();
                disturb(bench, random);
                bench.run(STEP);
                int after = bench.reads.values().stream()
                        .mapToInt(java.util.List::size)
                        .sum();
                quiet = after == before ? quiet + 1 : 0;
                assertThat(quiet)
                        .as("tenths of a second without a read at step %d of run %d", step, seed)
                        .isLessThan(150);
            }
            assertThat(bench.wrong).isZero();
        }
    }

    @Test
    void lineGoesOnAfterAnErrorInTheProgram() {
        LineBench bench = new LineBench(LineBench.tcp(1_000));
        bench.poll(1, 0, 20, Duration.ofSeconds(1));
        bench.run(Duration.ofSeconds(10));
        bench.forget();
        bench.bus.stumble();
        bench.run(Duration.ofSeconds(20));
        assertThat(bench.reads(1)).isBetween(16, 20);
    }

    private static void disturb(LineBench bench, Random random) {
        int dice = random.nextInt(100);
        int longest = random.nextInt(100) < 10 ? 1_500 : 300;
        bench.bus.responseTime(Duration.ofMillis(dice < 5 ? 4 + random.nextInt(longest) : 4));
        if (dice >= 90) {
            int first = 1 + random.nextInt(UNITS - 10);
            for (int unit = first; unit < first + 10; unit++) {
                if (dice >= 94) {
                    bench.bus.revive(unit);
                } else {
                    bench.bus.kill(unit);
                }
            }
        }
    }
}
