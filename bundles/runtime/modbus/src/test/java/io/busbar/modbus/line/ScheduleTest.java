package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.gateway.lines.Timing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final LineBench bench = new LineBench(LineBench.tcp(3000));

    @Test
    void deadlinesDoNotDrift() {
        bench.bus.responseTime(Duration.ofMillis(150));
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofHours(1));
        List<Long> reads = bench.times(1);
        assertThat(reads).hasSizeBetween(3_600, 3_602);
        long second = reads.get(1);
        assertThat(reads.get(3_000) - second).isEqualTo(SECOND.toNanos() * 2_999);
        assertThat(bench.line.timing().skipped()).isZero();
        assertThat(bench.line.timing().stretch()).isCloseTo(1, within(1e-6));
    }

    @Test
    void theEarliestDeadlineGoesFirst() {
        bench.bus.responseTime(Duration.ofMillis(50));
        bench.poll(1, 100, 1, Duration.ofSeconds(10));
        bench.run(Duration.ofMillis(10));
        bench.poll(2, 200, 1, Duration.ofSeconds(10));
        bench.run(Duration.ofMillis(10));
        bench.poll(3, 300, 1, Duration.ofSeconds(10));
        bench.poll(1, 101, 1, Duration.ofSeconds(10));
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.bus.asked()).extracting(VirtualBus.Asked::address).containsExactly(100, 200, 300, 101);
    }

    @Test
    void aCycleThatNeedsALittleMoreThanThePeriodTakesALittleMore() {
        // 51 reads of 20 ms in a second
        for (int unit = 1; unit <= 51; unit++) {
            bench.poll(unit, 0, 10, SECOND);
        }
        bench.run(Duration.ofMinutes(5));
        bench.forget();
        bench.run(Duration.ofMinutes(17));
        for (int unit = 1; unit <= 51; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(998, 1_002);
        }
        long longest = 0;
        for (List<Long> reads : bench.reads.values()) {
            for (int i = 1; i < reads.size(); i++) {
                longest = Math.max(longest, reads.get(i) - reads.get(i - 1));
            }
        }
        assertThat(longest).isBetween(millis(1_019), millis(1_100));
        Timing timing = bench.line.timing();
        assertThat(timing.stretch()).isCloseTo(1.02, within(0.005));
        assertThat(timing.skipped()).isPositive();
    }

    @Test
    void aGreedyUnitTakesNothingFromModestOnes() {
        for (int unit = 1; unit <= 10; unit++) {
            bench.poll(unit, 0, 10, SECOND);
        }
        for (int block = 0; block < 200; block++) {
            bench.poll(99, 1_000 + block, 1, SECOND);
        }
        bench.run(Duration.ofMinutes(1));
        bench.forget();
        bench.run(Duration.ofSeconds(100));
        for (int unit = 1; unit <= 10; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(99, 101);
        }
        assertThat(bench.reads(99)).isBetween(3_950, 4_010);
    }

    @Test
    void anOverloadedLineIsSharedEvenly() {
        // Ten units want twice what the line can carry.
        for (int unit = 1; unit <= 10; unit++) {
            for (int block = 0; block < 10; block++) {
                bench.poll(unit, 10 * block, 10, SECOND);
            }
        }
        bench.run(Duration.ofMinutes(1));
        bench.forget();
        bench.run(Duration.ofSeconds(100));
        for (int unit = 1; unit <= 10; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(490, 510);
        }
        assertThat(bench.line.timing().stretch()).isCloseTo(2.0, within(0.1));
    }

    @Test
    void slowBlocksAreNotForgottenOnABusyLine() {
        for (int block = 0; block < 60; block++) {
            bench.poll(1, block, 1, SECOND);
        }
        bench.poll(2, 500, 1, Duration.ofMinutes(1));
        bench.run(Duration.ofMinutes(20));
        assertThat(bench.reads(2)).isBetween(19, 22);
    }

    @Test
    void noBurstFollowsAPause() {
        bench.bus.responseTime(Duration.ofMillis(5));
        bench.poll(1, 0, 1, SECOND);
        bench.run(Duration.ofSeconds(10));
        bench.bus.reachable(false);
        bench.run(Duration.ofMinutes(5));
        bench.forget();
        bench.bus.reachable(true);
        bench.run(Duration.ofSeconds(60));
        // Once at reconnecting, then once a second; the missed ones are not made up for.
        assertThat(bench.bus.asked(1)).isBetween(20L, 61L);
        List<Long> reads = bench.times(1);
        for (int i = 1; i < reads.size(); i++) {
            assertThat(reads.get(i) - reads.get(i - 1)).isGreaterThan(millis(400));
        }
    }

    @Test
    void aBlockThatTakesLongerThanItsPeriodIsReadWithoutPause() {
        bench.bus.responseTime(Duration.ofMillis(1_500));
        bench.poll(1, 0, 1, SECOND);
        bench.run(Duration.ofSeconds(150));
        assertThat(bench.reads(1)).isBetween(98, 100);
    }

    private static long millis(long count) {
        return count * 1_000_000;
    }
}
