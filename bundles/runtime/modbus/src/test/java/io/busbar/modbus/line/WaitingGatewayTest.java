package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.lines.UnitListener.UnitState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a gateway that waits for a dead unit itself, all others wait as well: what that costs them must stay small, and not look like death. */
class WaitingGatewayTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int UNITS = 50;
    private static final int DEAD = 7;

    private final LineBench bench = new LineBench(LineBench.tcp(3_000));

    private void begin(int waitMillis, boolean answersInstead) {
        bench.bus.responseTime(Duration.ofMillis(15));
        bench.bus.waitsForDeadUnits(Duration.ofMillis(waitMillis), answersInstead);
        for (int unit = 1; unit <= UNITS; unit++) {
            bench.poll(unit, 0, 20, SECOND);
        }
        bench.run(Duration.ofMinutes(1));
        bench.forget();
    }

    private int lostByOthers(int seconds) {
        bench.run(Duration.ofSeconds(seconds));
        int lost = 0;
        for (int unit = 1; unit <= UNITS; unit++) {
            lost += unit == DEAD ? 0 : Math.max(0, seconds - bench.reads(unit));
        }
        bench.reads.clear();
        return lost;
    }

    /** One that waits for as long as the period costs a few reads each time that it does: only the first minute has several of these. */
    @ParameterizedTest
    @CsvSource({
        "300, false, 10",
        "300, true, 10",
        "700, false, 10",
        "700, true, 10",
        "1000, false, 30",
        "1000, true, 30"
    })
    void othersLoseLessThanOnePerCent(int waitMillis, boolean answersInstead, int perMilleAtFirst) {
        begin(waitMillis, answersInstead);
        bench.bus.kill(DEAD);
        assertThat(lostByOthers(60)).as("in the first minute").isLessThan((UNITS - 1) * 60 * perMilleAtFirst / 1_000);
        assertThat(lostByOthers(600)).as("in the ten after it").isLessThan((UNITS - 1) * 600 / 100);
        assertThat(bench.states(DEAD)).containsExactly(UnitState.FALTERING, UnitState.SILENT);
    }

    @ParameterizedTest
    @CsvSource({"300, false", "300, true", "1000, false", "1000, true"})
    void nobodyElseIsTakenForDead(int waitMillis, boolean answersInstead) {
        begin(waitMillis, answersInstead);
        bench.bus.kill(DEAD);
        bench.run(Duration.ofMinutes(10));
        for (int unit = 1; unit <= UNITS; unit++) {
            if (unit != DEAD) {
                assertThat(bench.states(unit)).as("states of unit %d", unit).isEmpty();
                assertThat(bench.failures(unit)).as("failures of unit %d", unit).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"300, false", "300, true", "1000, false", "1000, true"})
    void probesTakeLessThanATwentiethOfTheTimeOfTheGateway(int waitMillis, boolean answersInstead) {
        begin(waitMillis, answersInstead);
        bench.bus.kill(DEAD);
        bench.run(Duration.ofMinutes(1));
        bench.forget();
        bench.run(Duration.ofMinutes(20));
        assertThat(bench.bus.asked(DEAD) * waitMillis).isLessThan(20 * 60 * 1_000 / 20);
    }

    @ParameterizedTest
    @CsvSource({"300, false", "1000, true"})
    void itIsBackWithinThirtySecondsAfterAnHour(int waitMillis, boolean answersInstead) {
        begin(waitMillis, answersInstead);
        bench.bus.kill(DEAD);
        bench.run(Duration.ofHours(1));
        bench.bus.revive(DEAD);
        bench.forget();
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.reads(DEAD)).isPositive();
    }

    @Test
    void atMostTwoRequestsWaitInAGatewayThatWaits() {
        begin(2_500, false);
        bench.bus.kill(DEAD);
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.bus.mostQueued()).isLessThanOrEqualTo(3);
    }
}
