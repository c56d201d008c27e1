package io.busbar.simulator.physics;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TransferSwitchTest {

    private static final Instant ORIGIN = Instant.parse("2026-03-03T00:00:00Z");

    private final SiteModel site = new SiteModel(1, ZoneOffset.UTC, ORIGIN);
    private final LoadMeter meter = site.transferSwitch(3);
    private final LoadMeter load = site.behind(meter, LoadSpec.threePhase("Load", Usage.DATA_ROOM, 63), 4);
    private TransferSwitch its;
    private long start;

    @BeforeEach
    void findAQuietTime() {
        its = meter.transfer();
        start = ORIGIN.toEpochMilli() + 3_600_000;
        while (!its.at(start).isQuiet() || its.sources().nextEvent(start / 1000) < start / 1000 + 3600) {
            start += 1_800_000;
        }
        // Off the minutes at which tests may begin
        start = start / 60_000 * 60_000 + 5_000;
    }

    private double read(String quantity, long seconds) {
        return Readings.of(Quantity.of(quantity)).orElseThrow().at(meter, start + 1000 * seconds);
    }

    private void happens(Disturbance.Kind kind, int source, long from, long to) {
        meter.disturbances().add(new Disturbance(kind, start + 1000 * from, start + 1000 * to, 0, source));
    }

    /** Reads second by second what changes. */
    private List<String> course(long until, String... quantities) {
        List<String> course = new ArrayList<>();
        String last = "";
        for (long second = 0; second <= until; second++) {
            StringBuilder line = new StringBuilder();
            for (String quantity : quantities) {
                line.append(' ').append((long) read(quantity, second));
            }
            if (!line.toString().equals(last)) {
                course.add(second + ":" + line);
                last = line.toString();
            }
        }
        return course;
    }

    @Test
    void aLostSourceIsReplacedByTheGensetAndComesBack() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        // position, timer (1FT 1, 2ST 11, 2AT 9, 0DT 14, 1RT 2, 2CT 10), genset
        assertThat(course(500, "switch.position", "timer.running", "genset.start.2"))
                .containsExactly(
                        "0: 2 0 0",
                        "10: 2 1 0",
                        "13: 2 11 1",
                        "20: 2 9 1",
                        "25: 1 14 1",
                        "28: 3 0 1",
                        "100: 3 2 1",
                        "280: 1 14 1",
                        "283: 2 10 1",
                        "463: 2 0 0");
        assertThat(read("switch.transfer.cause", 500))
                .as("under-voltage of source 1")
                .isEqualTo(2);
        assertThat(read("switch.fault.signal", 500)).isZero();
    }

    @Test
    void countersCountWhatHappened() {
        double cycles = read("switch.cycles", 0);
        double transfers = read("switch.transfers.automatic", 0);
        double running = read("genset.time.running.2", 0);
        double onLoad = read("genset.time.load.2", 0);
        double away = read("switch.time.position.2", 0);
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        assertThat(read("switch.cycles", 600) - cycles).isEqualTo(1);
        assertThat(read("switch.transfers.automatic", 600) - transfers).isEqualTo(2);
        assertThat(read("genset.time.running.2", 600) - running).isEqualTo(450);
        assertThat(read("genset.time.load.2", 600) - onLoad).isEqualTo(252);
        assertThat(read("switch.time.position.2", 600) - away).isEqualTo(252);
    }

    @Test
    void aTimerCountsDown() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        assertThat(read("timer.remaining", 101)).isEqualTo(179);
        assertThat(read("timer.remaining", 111)).isEqualTo(169);
        assertThat(read("timer.remaining", 600)).isZero();
    }

    @Test
    void aLossShorterThanItsTimerChangesNothing() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 12);
        assertThat(course(60, "switch.position", "genset.start.2")).containsExactly("0: 2 0");
    }

    @Test
    void theLoadIsDeadOnlyWhileNothingFeedsIt() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        Reading power = Readings.of(Quantity.of("power.active.total")).orElseThrow();
        assertThat(power.at(load, start)).isPositive();
        assertThat(power.at(load, start + 15_000)).isZero();
        assertThat(power.at(load, start + 26_000)).isZero();
        assertThat(power.at(load, start + 40_000)).isPositive();
    }

    @Test
    void aGensetThatDoesNotStartIsAFault() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 200);
        happens(Disturbance.Kind.START_FAILURE, 0, 10, 200);
        assertThat(read("switch.fault.signal", 42)).isZero();
        assertThat(read("switch.fault.signal", 44)).isEqualTo(2);
        assertThat(read("switch.fault.code", 44)).isEqualTo(4);
        assertThat(read("switch.position", 250)).as("the source came back").isEqualTo(2);
        assertThat(read("switch.fault.signal", 250))
                .as("until somebody resets it")
                .isEqualTo(2);
        its.reset(start + 251_000);
        assertThat(read("switch.fault.signal", 252)).isZero();
    }

    /** The manufacturer's rule: the start timer must be longer than the one for which the source proves itself. */
    @Test
    void aStartTimerThatIsTooShortCallsAHealthyGensetFailed() {
        its.set(SwitchTimer.GENSET_2_START, 10);
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 200);
        assertThat(read("source.state.2", 22)).as("it runs").isEqualTo(2);
        assertThat(read("switch.fault.code", 24)).isEqualTo(4);
    }

    @Test
    void aPositionThatIsNotReachedIsAFault() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        happens(Disturbance.Kind.TRANSFER_FAILURE, 0, 10, 100);
        assertThat(read("switch.position", 40)).isEqualTo(1);
        assertThat(read("switch.fault.code", 40)).as("position II").isEqualTo(14);
        assertThat(read("switch.transfers.failed", 40) - read("switch.transfers.failed", 0))
                .isEqualTo(1);
    }

    @Test
    void inManualModeNothingSwitchesButByOrder() {
        its.mode(TransferSwitch.MANUAL, start);
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 60);
        assertThat(read("switch.position", 50)).isEqualTo(2);
        its.order(0, start + 70_000);
        assertThat(read("switch.position", 80)).isEqualTo(1);
        assertThat(read("switch.transfer.cause", 80)).isEqualTo(1);
        its.order(1, start + 90_000);
        assertThat(read("switch.position", 100)).isEqualTo(2);
    }

    @Test
    void anOrderIsRefusedWhileTheSwitchIsAutomatic() {
        its.order(2, start + 1_000);
        assertThat(read("switch.position", 30)).isEqualTo(2);
    }

    @Test
    void aTestOffLoadRunsTheGensetAndTransfersNothing() {
        its.set(SwitchTimer.TEST_NO_LOAD, 60);
        its.test(true, false, start);
        assertThat(course(400, "switch.position", "switch.test", "genset.start.2"))
                .containsExactly("0: 2 1 1", "72: 2 0 1", "252: 2 0 0");
    }

    @Test
    void aTestOnLoadTransfersAndComesBack() {
        its.set(SwitchTimer.TEST_LOAD, 60);
        its.test(true, true, start);
        assertThat(course(400, "switch.position", "switch.test"))
                .containsExactly("0: 2 4", "12: 1 4", "15: 3 4", "75: 1 0", "78: 2 0");
    }

    @Test
    void aMomentAgoCanBeAskedForAgain() {
        happens(Disturbance.Kind.SOURCE_LOSS, 1, 10, 100);
        assertThat(read("switch.position", 600)).isEqualTo(2);
        assertThat(read("switch.position", 50)).isEqualTo(3);
        assertThat(read("switch.position", 26)).isEqualTo(1);
    }

    @Test
    void threeWeeksHaveOutagesTestsAndTheSameEndForATwin() {
        long end = ORIGIN.plus(Duration.ofDays(21)).toEpochMilli();
        SwitchState after = its.at(end);
        SwitchState twin = meter.twin().transfer().at(end);
        SwitchState before = site.transferSwitch(3).transfer().at(ORIGIN.toEpochMilli());
        assertThat(after.cycles - before.cycles).isBetween(1L, 12L);
        assertThat(after.gensetSeconds - before.gensetSeconds).isGreaterThan(3 * 120);
        assertThat(twin.cycles).isEqualTo(after.cycles);
        assertThat(twin.gensetSeconds).isEqualTo(after.gensetSeconds);
        assertThat(after.positionSeconds[0] + after.positionSeconds[1])
                .as("no second is counted twice")
                .isLessThanOrEqualTo(before.positionSeconds[0] + before.positionSeconds[1] + 21 * 86_400);
    }
}
