package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.StorageRule;
import io.busbar.gateway.history.StorageWatch.ClockChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanSinkTest {

    private static final long START = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final TestClock clock = new TestClock(START);
    private final RecordingHistorian historian = new RecordingHistorian();
    private final List<ClockChange> changes = new ArrayList<>();
    private final TestPlan plan = new TestPlan();
    private final Outbox outbox = new Outbox(historian, () -> clock.nanos);
    private final PlanSink sink =
            new PlanSink(plan, outbox, new ClockWatch(clock, () -> clock.nanos, changes::add), () -> clock.nanos);

    private void read(String quantity, double value, Quality quality) {
        Points points = new Points("d", List.of(new Points.Point("1", Quantity.of(quantity))));
        sink.accept(
                new SampleBatch(points, clock.millis(), new double[] {value}, new byte[] {(byte) quality.ordinal()}));
    }

    @Test
    void aGaugeIsStoredAsAverageLeastAndGreatestOfEachMinute() {
        for (int second = 0; second < 61; second++) {
            read("power.active.total", second < 30 ? 100 : 103, Quality.GOOD);
            clock.advance(Duration.ofSeconds(1));
        }
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .containsExactly(
                        "d/1/power.active.total " + START + " 101.5 GOOD",
                        "d/1/power.active.total#min " + START + " 100.0 GOOD",
                        "d/1/power.active.total#max " + START + " 103.0 GOOD");
    }

    @Test
    void aPeriodEndsWhenTheDeviceHasFallenSilent() {
        read("voltage.l1n", 230.1, Quality.GOOD);
        clock.advance(Duration.ofSeconds(59));
        sink.tick(clock.millis());
        assertThat(historian.stored).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        sink.tick(clock.millis());
        assertThat(historian.stored).hasSize(3).first().isEqualTo("d/1/voltage.l1n " + START + " 230.1 GOOD");
    }

    @Test
    void whatIsNotGoodIsNotAveraged() {
        read("voltage.l1n", 230, Quality.GOOD);
        read("voltage.l1n", 1e9, Quality.OUT_OF_RANGE);
        read("voltage.l1n", Double.NaN, Quality.COMM_FAULT);
        clock.advance(Duration.ofMinutes(1));
        sink.tick(clock.millis());
        assertThat(historian.stored).contains("d/1/voltage.l1n#max " + START + " 230.0 GOOD");
    }

    @Test
    void aMinuteWithoutGoodSamplesIsAGap() {
        read("voltage.l1n", Double.NaN, Quality.COMM_FAULT);
        clock.advance(Duration.ofMinutes(2));
        sink.tick(clock.millis());
        assertThat(historian.stored).isEmpty();
    }

    @Test
    void anIndexIsStoredAtTheEndOfEachTenMinutes() {
        for (int reading = 0; reading <= 120; reading++) {
            read("energy.active.import", 5000 + reading, Quality.GOOD);
            clock.advance(Duration.ofSeconds(10));
        }
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .containsExactly(
                        "d/1/energy.active.import " + START + " 5000.0 GOOD",
                        "d/1/energy.active.import " + (START + 10 * MINUTE) + " 5060.0 GOOD",
                        "d/1/energy.active.import " + (START + 20 * MINUTE) + " 5120.0 GOOD");
    }

    @Test
    void bothSidesOfAResetAreStored() {
        clock.advance(Duration.ofSeconds(1));
        read("energy.active.import", 9000, Quality.GOOD);
        clock.advance(Duration.ofSeconds(10));
        read("energy.active.import", 3, Quality.GOOD);
        clock.advance(Duration.ofMinutes(10));
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .containsExactly(
                        "d/1/energy.active.import " + (START + 1000) + " 9000.0 GOOD",
                        "d/1/energy.active.import " + (START + 11_000) + " 3.0 COUNTER_RESET");
    }

    @Test
    void aStateIsStoredWhenItChangesAndEachHour() {
        for (int minute = 0; minute <= 90; minute++) {
            read("input.state.1", minute < 20 ? 0 : 1, Quality.GOOD);
            clock.advance(Duration.ofMinutes(1));
        }
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .containsExactly(
                        "d/1/input.state.1 " + START + " 0.0 GOOD",
                        "d/1/input.state.1 " + (START + 20 * MINUTE) + " 1.0 GOOD",
                        "d/1/input.state.1 " + (START + 80 * MINUTE) + " 1.0 GOOD");
    }

    @Test
    void whatADeviceAveragedItselfAndHarmonicsAreLeftOut() {
        for (String key : List.of(
                "power.active.total.avg", "voltage.l1n.max", "current.l1.h5", "voltage.nominal", "current.nominal")) {
            assertThat(StoragePlan.standard().rule(Quantity.of(key)).stored())
                    .as(key)
                    .isFalse();
        }
        assertThat(StoragePlan.standard().rule(Quantity.of("power.factor.l1")).periodS())
                .isEqualTo(60);
        assertThat(StoragePlan.standard().rule(Quantity.of("thd.voltage.l1n")).periodS())
                .isEqualTo(600);
    }

    @Test
    void anAverageIsAsFineAsItsSamplesAllow() {
        read("voltage.l1n", 230.12, Quality.GOOD);
        clock.advance(Duration.ofSeconds(20));
        read("voltage.l1n", 230.13, Quality.GOOD);
        clock.advance(Duration.ofSeconds(20));
        read("voltage.l1n", 230.13, Quality.SIMULATED);
        clock.advance(Duration.ofSeconds(20));
        sink.tick(clock.millis());
        assertThat(historian.stored.get(0)).isEqualTo("d/1/voltage.l1n " + START + " 230.127 SIMULATED");
    }

    @Test
    void anAverageIsWeightedByTimeAndAHoleInTheReadingsCountsForNobody() {
        // 10 s of 100 read each second, then 40 s without an answer, then 10 s of 400 read each second.
        for (int second = 0; second < 10; second++) {
            read("frequency", 100, Quality.GOOD);
            clock.advance(Duration.ofSeconds(1));
        }
        read("frequency", Double.NaN, Quality.COMM_FAULT);
        clock.advance(Duration.ofSeconds(40));
        for (int second = 0; second < 5; second++) {
            read("frequency", 400, Quality.GOOD);
            clock.advance(Duration.ofSeconds(2));
        }
        sink.tick(clock.millis());
        assertThat(historian.stored.get(0)).isEqualTo("d/1/frequency " + START + " 250.0 GOOD");
    }

    @Test
    void aSampleStandsForNoMoreThanAFewDistances() {
        // 100 each second until a reading is missed for 30 s although nobody says so: the last one stands for 3 s.
        for (int second = 0; second < 10; second++) {
            read("frequency", second == 9 ? 200 : 100, Quality.GOOD);
            clock.advance(Duration.ofSeconds(second == 9 ? 30 : 1));
        }
        clock.advance(Duration.ofSeconds(21));
        sink.tick(clock.millis());
        assertThat(historian.stored.get(0)).isEqualTo("d/1/frequency " + START + " 125.0 GOOD");
    }

    @Test
    void loadCurvesOfWhatIsTakenAndGivenAreMadeOfThePower() {
        for (int second = 0; second < 600; second += 10) {
            read("power.active.total", second < 300 ? 4000 : -1000, Quality.GOOD);
            read("power.reactive.total", -600, Quality.GOOD);
            read("power.apparent.total", 5000, Quality.GOOD);
            clock.advance(Duration.ofSeconds(10));
        }
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .filteredOn(row -> row.contains("load.curve"))
                .containsExactlyInAnyOrder(
                        "d/1/load.curve.active.import " + START + " 2000.0 GOOD",
                        "d/1/load.curve.active.export " + START + " 500.0 GOOD",
                        "d/1/load.curve.reactive.import " + START + " 0.0 GOOD",
                        "d/1/load.curve.reactive.export " + START + " 600.0 GOOD",
                        "d/1/load.curve.apparent " + START + " 5000.0 GOOD");
    }

    @Test
    void theNewestEntryOfADevicesOwnCurveIsNoSampleOfNow() {
        read("load.curve.active.import", 4000, Quality.GOOD);
        clock.advance(Duration.ofMinutes(10));
        sink.tick(clock.millis());
        assertThat(historian.stored).isEmpty();
    }

    @Test
    void aChangeOfThePlanTakesEffectWithTheNextSampleAndLosesNothing() {
        read("voltage.l1n", 230, Quality.GOOD);
        read("voltage.l2n", 231, Quality.GOOD);
        clock.advance(Duration.ofSeconds(30));
        plan.decide("voltage.l1n", new StorageRule(true, 10, Set.of(Aggregate.AVERAGE)));
        read("voltage.l1n", 240, Quality.GOOD);
        clock.advance(Duration.ofSeconds(10));
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .containsExactlyInAnyOrder(
                        "d/1/voltage.l1n " + START + " 230.0 GOOD",
                        "d/1/voltage.l1n#min " + START + " 230.0 GOOD",
                        "d/1/voltage.l1n#max " + START + " 230.0 GOOD",
                        "d/1/voltage.l1n " + (START + 30_000) + " 240.0 GOOD");
        plan.decide("voltage.l1n", new StorageRule(false, 10, Set.of(Aggregate.AVERAGE)));
        read("voltage.l1n", 250, Quality.GOOD);
        clock.advance(Duration.ofSeconds(20));
        sink.tick(clock.millis());
        assertThat(historian.stored).hasSize(7).last().isEqualTo("d/1/voltage.l2n#max " + START + " 231.0 GOOD");
    }

    @Test
    void theLastReadingOfAGaugeIsKeptWhereThatIsWantedAndAStepBackIsNoReset() {
        plan.decide("temperature", new StorageRule(true, 60, Set.of(Aggregate.LAST)));
        for (int second = 10; second <= 60; second += 10) {
            clock.advance(Duration.ofSeconds(10));
            read("temperature", 30 - second / 10.0, Quality.GOOD);
        }
        clock.advance(Duration.ofSeconds(1));
        sink.tick(clock.millis());
        assertThat(historian.stored).containsExactly("d/1/temperature " + (START + MINUTE) + " 24.0 GOOD");
    }

    @Test
    void whenTheClockIsSetThePeriodIsCutAndItIsSaid() {
        read("voltage.l1n", 230, Quality.GOOD);
        clock.advance(Duration.ofSeconds(10));
        clock.jump(Duration.ofHours(1));
        read("voltage.l1n", 240, Quality.GOOD);
        clock.advance(Duration.ofMinutes(1));
        sink.tick(clock.millis());
        assertThat(changes).hasSize(1);
        assertThat(Duration.between(changes.get(0).before(), changes.get(0).after()))
                .isEqualTo(Duration.ofHours(1));
        assertThat(historian.stored)
                .contains(
                        "d/1/voltage.l1n " + START + " 230.0 GOOD",
                        "d/1/voltage.l1n " + (START + 60 * MINUTE) + " 240.0 GOOD");
    }

    @Test
    void whatTheClockBringsTwiceIsNotOverwritten() {
        clock.advance(Duration.ofMinutes(30));
        read("voltage.l1n", 230, Quality.GOOD);
        clock.advance(Duration.ofMinutes(1));
        sink.tick(clock.millis());
        clock.jump(Duration.ofMinutes(-1));
        read("voltage.l1n", 250, Quality.GOOD);
        clock.advance(Duration.ofMinutes(1));
        sink.tick(clock.millis());
        assertThat(historian.stored)
                .hasSize(3)
                .doesNotContain("d/1/voltage.l1n " + START + 30 * MINUTE + " 250.0 GOOD");
        assertThat(outbox.repeated()).isEqualTo(3);
    }

    @Test
    void whatTheHistorianCouldNotTakeIsOfferedAgain() {
        historian.full = true;
        read("voltage.l1n", 230, Quality.GOOD);
        clock.advance(Duration.ofMinutes(1));
        sink.tick(clock.millis());
        assertThat(historian.stored).isEmpty();
        historian.full = false;
        sink.tick(clock.millis());
        assertThat(historian.stored).hasSize(3);
    }
}
