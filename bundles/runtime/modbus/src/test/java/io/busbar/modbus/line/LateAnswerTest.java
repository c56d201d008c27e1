package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.UnitListener.UnitState;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that come after they were given up must not be taken for the next ones; RTU has nothing in them that tells. */
class LateAnswerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(names = {"TCP", "RTU_OVER_TCP"})
    void blocksOfTheSameShapeAreNotMixedUp(Kind kind) {
        LineBench bench = new LineBench(LineBench.config(kind, 1000, 1));
        Random random = new Random(5);
        for (int block = 0; block < 6; block++) {
            bench.poll(1, 100 * block, 10, SECOND);
            bench.poll(2, 100 * block, 10, SECOND);
        }
        for (int minute = 0; minute < 120; minute++) {
            // From well in time to three times too late, and back.
            bench.bus.responseTime(Duration.ofMillis(10 + random.nextInt(random.nextBoolean() ? 60 : 3_000)));
            bench.run(Duration.ofSeconds(20));
            bench.bus.responseTime(Duration.ofMillis(20));
            bench.run(Duration.ofSeconds(40));
        }
        assertThat(bench.wrong).isZero();
        assertThat(bench.line.status().traffic().late()).isPositive();
        assertThat(bench.reads(1)).isGreaterThan(120 * 30 * 6);
        assertThat(bench.states(1)).endsWith(UnitState.ANSWERING);
    }

    @Test
    void afterAnUnansweredRequestTheNextOneOfThatUnitHasAnAnswerOfAnotherLength() {
        LineBench bench = new LineBench(LineBench.config(Kind.RTU_OVER_TCP, 1000, 1));
        bench.poll(1, 0, 10, SECOND);
        bench.poll(1, 50, 9, SECOND);
        bench.run(Duration.ofSeconds(5));
        bench.bus.kill(1);
        bench.run(Duration.ofMillis(1_500));
        bench.bus.revive(1);
        bench.forget();
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.bus.asked().get(0).count()).isNotIn(9, 10);
        assertThat(bench.wrong).isZero();
        assertThat(bench.reads(1)).isGreaterThan(10);
    }

    @Test
    void severalRequestsUnderWayAreMatchedByTheirNumber() {
        LineBench bench = new LineBench(LineBench.config(Kind.TCP, 1000, 4));
        bench.bus.responseTime(Duration.ofMillis(40));
        for (int unit = 1; unit <= 8; unit++) {
            for (int block = 0; block < 2; block++) {
                bench.poll(unit, 100 * block, 10, SECOND);
            }
        }
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.wrong).isZero();
        bench.bus.kill(3);
        bench.forget();
        bench.run(Duration.ofMinutes(2));
        for (int unit = 1; unit <= 8; unit++) {
            if (unit != 3) {
                assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(2 * 118, 2 * 121);
            }
        }
        bench.bus.revive(3);
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.reads(3)).isPositive();
        assertThat(bench.wrong).isZero();
    }

    @Test
    void aOneTimeReadThatLooksLikeTheProbeWaitsUntilItCannotBeMistaken() {
        LineBench bench = new LineBench(LineBench.config(Kind.RTU_OVER_TCP, 200, 1));
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(5));
        bench.bus.kill(1);
        bench.run(Duration.ofSeconds(4));
        bench.bus.revive(1);
        bench.run(Duration.ofSeconds(5));
        var read = bench.link(1).read(BlockRead.holding(500, 9)).toCompletableFuture();
        bench.run(Duration.ofSeconds(2));
        assertThat(read)
                .isCompletedWithValueMatching(
                        words -> words.word(500) == io.busbar.modbus.slave.Registers.word(1, 500));
    }
}
