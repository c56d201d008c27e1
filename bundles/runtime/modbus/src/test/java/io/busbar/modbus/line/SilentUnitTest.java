package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.UnitListener.UnitState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentUnitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final LineBench bench = new LineBench(LineBench.tcp(1000));

    private void fifty(Duration responseTime) {
        units(50, responseTime);
    }

    private void units(int count, Duration responseTime) {
        bench.bus.responseTime(responseTime);
        for (int unit = 1; unit <= count; unit++) {
            bench.poll(unit, 0, 20, SECOND);
        }
        bench.run(Duration.ofMinutes(1));
        bench.forget();
    }

    @Test
    void oneOfFiftyCostsTheOthersLessThanOnePerCent() {
        fifty(Duration.ofMillis(15));
        bench.bus.kill(7);
        bench.run(Duration.ofMinutes(10));
        int lost = 0;
        for (int unit = 1; unit <= 50; unit++) {
            if (unit != 7) {
                lost += Math.max(0, 600 - bench.reads(unit));
            }
        }
        assertThat(lost).isLessThan(49 * 600 / 100);
    }

    @Test
    void itsListenersAreToldOnce() {
        fifty(Duration.ofMillis(15));
        bench.poll(7, 100, 10, SECOND);
        bench.run(Duration.ofSeconds(5));
        bench.forget();
        bench.bus.kill(7);
        bench.run(Duration.ofMinutes(5));
        List<ReadFailure> told = bench.failures(7);
        assertThat(told.stream().filter(failure -> failure.kind() == ReadFailure.Kind.SUSPENDED))
                .as("one for each of its two blocks")
                .hasSize(2);
        assertThat(told.stream().filter(failure -> failure.kind() == ReadFailure.Kind.TIMEOUT))
                .hasSizeLessThan(UnitHealth.SILENT_AFTER);
        assertThat(bench.states(7)).containsExactly(UnitState.FALTERING, UnitState.SILENT);
        bench.bus.revive(7);
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.states(7)).containsExactly(UnitState.FALTERING, UnitState.SILENT, UnitState.ANSWERING);
    }

    @Test
    void itIsBackWithinThreeSecondsAfterAMinute() {
        fifty(Duration.ofMillis(15));
        bench.bus.kill(7);
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.reads(7)).isZero();
        bench.bus.revive(7);
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.reads(7)).isPositive();
        bench.forget();
        bench.run(Duration.ofSeconds(60));
        assertThat(bench.reads(7)).as("all its polls go on").isBetween(59, 61);
    }

    @Test
    void itIsBackWithinThirtySecondsAfterAnHour() {
        units(8, Duration.ofMillis(15));
        bench.bus.kill(7);
        bench.run(Duration.ofHours(1));
        bench.bus.revive(7);
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.reads(7)).isPositive();
    }

    @Test
    void allDeadUnitsTogetherTakeLessThanATwentiethOfTheLine() {
        bench.bus.responseTime(Duration.ofMillis(4));
        for (int unit = 1; unit <= 200; unit++) {
            bench.poll(unit, 0, 20, SECOND);
        }
        bench.run(Duration.ofMinutes(1));
        for (int unit = 1; unit <= 10; unit++) {
            bench.bus.kill(20 * unit);
        }
        bench.run(Duration.ofMinutes(1));
        bench.forget();
        bench.run(Duration.ofMinutes(10));
        long probes = 0;
        for (int unit = 1; unit <= 200; unit++) {
            if (unit % 20 == 0) {
                probes += bench.bus.asked(unit);
            } else {
                assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(595, 601);
            }
        }
        // A probe waits 60 ms here, fifteen times what a living unit needs.
        assertThat(probes * 60).isLessThan(10 * 60 * 1_000 / 20);
        for (int unit = 1; unit <= 10; unit++) {
            bench.bus.revive(20 * unit);
        }
        bench.run(Duration.ofSeconds(30));
        for (int unit = 1; unit <= 10; unit++) {
            assertThat(bench.reads(20 * unit)).as("reads of unit %d", 20 * unit).isPositive();
        }
    }

    @Test
    void theOthersKeepTheirPeriodWithTenOfTwoHundredDead() {
        bench.bus.responseTime(Duration.ofMillis(4));
        for (int unit = 1; unit <= 200; unit++) {
            bench.poll(unit, 0, 20, SECOND);
            if (unit % 20 == 0) {
                bench.bus.kill(unit);
            }
        }
        bench.run(Duration.ofMinutes(2));
        bench.forget();
        bench.run(Duration.ofMinutes(10));
        List<Long> intervals = bench.reads.values().stream()
                .flatMap(reads -> java.util.stream.IntStream.range(1, reads.size())
                        .mapToObj(i -> reads.get(i) - reads.get(i - 1)))
                .sorted()
                .toList();
        assertThat(intervals.get(intervals.size() * 99 / 100)).isLessThan(1_100_000_000L);
    }

    @Test
    void aSlowUnitIsNotTakenForADeadOne() {
        bench.bus.responseTime(9, Duration.ofMillis(700));
        fifty(Duration.ofMillis(4));
        bench.poll(9, 0, 10, SECOND);
        bench.bus.kill(9);
        bench.run(Duration.ofSeconds(30));
        bench.bus.revive(9);
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.states(9)).endsWith(UnitState.ANSWERING);
    }

    @Test
    void aUnitThatWasNeverSeenAndIsSlowIsFound() {
        bench.bus.kill(9);
        fifty(Duration.ofMillis(4));
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.states(9)).doesNotContain(UnitState.ANSWERING);
        bench.bus.responseTime(9, Duration.ofMillis(700));
        bench.bus.revive(9);
        bench.run(Duration.ofSeconds(60));
        assertThat(bench.states(9)).endsWith(UnitState.ANSWERING);
    }

    @Test
    void whenACableIsPluggedInAgainAllUnitsAreBackTogether() {
        fifty(Duration.ofMillis(15));
        for (int unit = 1; unit <= 50; unit++) {
            bench.bus.kill(unit);
        }
        bench.run(Duration.ofMinutes(20));
        bench.forget();
        for (int unit = 1; unit <= 50; unit++) {
            bench.bus.revive(unit);
        }
        bench.run(Duration.ofSeconds(30));
        for (int unit = 1; unit <= 50; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isPositive();
        }
    }

    @Test
    void aGatewayThatAnswersForADeadUnitIsUnderstood() {
        fifty(Duration.ofMillis(4));
        bench.bus.answer(request -> (request[6] & 0xff) == 7
                ? io.busbar.modbus.slave.Registers.tcp(request, (byte) 0x83, (byte) 11)
                : io.busbar.modbus.slave.Registers.tcpAnswer(request));
        bench.bus.responseTime(7, Duration.ofMillis(500));
        bench.run(Duration.ofMinutes(5));
        assertThat(bench.states(7)).endsWith(UnitState.SILENT);
        assertThat(bench.bus.asked(7)).isLessThan(40);
        assertThat(bench.reads(8)).isBetween(290, 301);
    }

    @Test
    void someFailingBlocksMakeAUnitFalter() {
        bench.bus.answer(request -> request[9] == 100
                ? io.busbar.modbus.slave.Registers.tcp(request, (byte) 0x83, (byte) 2)
                : io.busbar.modbus.slave.Registers.tcpAnswer(request));
        bench.poll(3, 0, 10, SECOND);
        var bad = bench.poll(3, 100, 10, SECOND);
        bench.run(Duration.ofSeconds(20));
        assertThat(bench.states(3)).endsWith(UnitState.FALTERING);
        assertThat(bench.reads(3)).isBetween(19, 22);
        bad.cancel();
        bench.run(Duration.ofSeconds(20));
        assertThat(bench.states(3)).endsWith(UnitState.ANSWERING);
    }
}
