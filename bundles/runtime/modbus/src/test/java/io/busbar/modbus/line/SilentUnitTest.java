package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.UnitListener.UnitState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void theyLoseAsLittleInTheFirstMinuteAlthoughTheTimeoutIsLong() {
        LineBench patient = new LineBench(LineBench.tcp(3_000));
        patient.bus.responseTime(Duration.ofMillis(15));
        for (int unit = 1; unit <= 50; unit++) {
            patient.poll(unit, 0, 20, SECOND);
        }
        patient.run(Duration.ofMinutes(1));
        patient.forget();
        patient.bus.kill(7);
        patient.run(Duration.ofMinutes(1));
        int lost = 0;
        for (int unit = 1; unit <= 50; unit++) {
            lost += unit == 7 ? 0 : Math.max(0, 60 - patient.reads(unit));
        }
        assertThat(lost).isLessThan(49 * 60 / 100);
        assertThat(patient.states(7)).containsExactly(UnitState.FALTERING, UnitState.SILENT);
    }

    @Test
    void tenThatDieTogetherAreFoundOutWithoutTenTimeouts() {
        LineBench patient = new LineBench(LineBench.tcp(3_000));
        patient.bus.responseTime(Duration.ofMillis(4));
        for (int unit = 1; unit <= 100; unit++) {
            patient.poll(unit, 0, 20, SECOND);
        }
        patient.run(Duration.ofMinutes(1));
        patient.forget();
        for (int unit = 31; unit <= 40; unit++) {
            patient.bus.kill(unit);
        }
        patient.run(Duration.ofMinutes(1));
        int lost = 0;
        for (int unit = 1; unit <= 100; unit++) {
            boolean dead = unit >= 31 && unit <= 40;
            lost += dead ? 0 : Math.max(0, 60 - patient.reads(unit));
            assertThat(patient.states(unit)).hasSize(dead ? 2 : 0);
        }
        // Ten timeouts one after the other would be half a minute.
        assertThat(lost).isLessThan(90 * 6);
    }

    @ParameterizedTest
    @EnumSource(names = {"TCP", "RTU_OVER_TCP"})
    void aQuickUnitThatBecomesSlowIsKept(Kind kind) {
        LineBench slowing = new LineBench(LineBench.config(kind, 1_000, 1));
        slowing.bus.responseTime(Duration.ofMillis(10));
        for (int unit = 1; unit <= 5; unit++) {
            slowing.poll(unit, 0, 20, Duration.ofSeconds(3));
        }
        slowing.run(Duration.ofMinutes(1));
        slowing.forget();
        slowing.bus.responseTime(3, Duration.ofMillis(900));
        slowing.run(Duration.ofMinutes(1));
        assertThat(slowing.states(3)).doesNotContain(UnitState.SILENT);
        assertThat(slowing.reads(3)).isBetween(17, 22);
        assertThat(slowing.wrong).isZero();
    }

    @Test
    void oneAnswerThatIsMissingHoldsUpALineWithoutNumbersLittle() {
        LineBench rtu = new LineBench(LineBench.config(Kind.RTU_OVER_TCP, 3_000, 1));
        rtu.bus.responseTime(Duration.ofMillis(15));
        for (int unit = 1; unit <= 20; unit++) {
            rtu.poll(unit, 0, 20, SECOND);
        }
        rtu.run(Duration.ofSeconds(30));
        rtu.forget();
        rtu.bus.kill(7);
        rtu.run(SECOND);
        rtu.bus.revive(7);
        rtu.run(Duration.ofSeconds(19));
        assertThat(rtu.states(7)).containsExactly(UnitState.FALTERING, UnitState.ANSWERING);
        for (int unit = 1; unit <= 20; unit++) {
            assertThat(rtu.reads(unit)).as("reads of unit %d", unit).isBetween(unit == 7 ? 15 : 19, 21);
        }
        assertThat(rtu.wrong).isZero();
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
        long probed = 0;
        List<VirtualBus.Asked> asked = bench.bus.asked();
        for (int i = 0; i < asked.size() - 1; i++) {
            boolean dead = asked.get(i).unit() % 20 == 0;
            probed += dead ? asked.get(i + 1).at() - asked.get(i).at() : 0;
        }
        for (int unit = 1; unit <= 200; unit++) {
            if (unit % 20 != 0) {
                assertThat(bench.reads(unit)).as("reads of unit %d", unit).isBetween(595, 601);
            }
        }
        assertThat(probed)
                .as("nanoseconds from a probe to the next request")
                .isLessThan(Duration.ofMinutes(10).toNanos() / 20);
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

    @Test
    void eachUnitTellsWhatPeriodItAchieves() {
        bench.bus.responseTime(Duration.ofMillis(600));
        bench.poll(1, 0, 20, SECOND);
        bench.poll(2, 0, 20, Duration.ofSeconds(10));
        bench.poll(3, 0, 20, SECOND);
        bench.run(Duration.ofMinutes(10));
        assertThat(bench.link(1).timing().stretch()).as("two that need 1.2 s").isBetween(1.15, 1.35);
        assertThat(bench.link(2).timing().stretch()).isBetween(0.98, 1.05);
        assertThat(bench.link(2).timing().reads()).isBetween(59L, 62L);
        assertThat(bench.link(1).timing().skipped()).isPositive();
        bench.line.resetCounters();
        assertThat(bench.link(1).timing().reads()).isZero();
        assertThat(bench.link(1).timing().stretch()).isEqualTo(1);
    }
}
