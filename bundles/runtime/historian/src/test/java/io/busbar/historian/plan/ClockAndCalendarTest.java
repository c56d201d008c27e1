package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.history.StorageWatch.ClockChange;
import io.busbar.historian.EmbeddedHistorian;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the bus to the answers of the store, with a clock that is set and a calendar with short and long days: a meter is read each twenty
 * seconds, its power and an index that counts one each time.
 */
class ClockAndCalendarTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String POWER = "meter/1/power.active.total";
    private static final String ENERGY = "meter/1/energy.active.import";
    private static final Points POINTS = new Points(
            "meter",
            List.of(
                    new Points.Point("1", Quantity.of("power.active.total")),
                    new Points.Point("1", Quantity.of("energy.active.import"))));
    private static final Duration PACE = Duration.ofSeconds(20);
    private static final long MINUTE = 60_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<ClockChange> changes = new ArrayList<>();
    private final TestClock clock = new TestClock(0);

    @SuppressWarnings("NullAway.Init")
    private EmbeddedHistorian historian;

    @SuppressWarnings("NullAway.Init")
    private PlanSink sink;

    @SuppressWarnings("NullAway.Init")
    private Outbox outbox;

    private double index;

    @BeforeEach
    void open() {
        historian = EmbeddedHistorian.at(directory, clock, PARIS);
        historian.points("");
    }

    @AfterEach
    void close() {
        historian.close();
    }

    private void startAt(String time) {
        clock.jump(Duration.between(clock.instant(), Instant.parse(time)));
        outbox = new Outbox(historian, () -> clock.nanos);
        sink = new PlanSink(
                new TestPlan(), outbox, new ClockWatch(clock, () -> clock.nanos, changes::add), () -> clock.nanos);
    }

    /** Reads the meter until so much time has passed. */
    private void read(Duration during, DoubleSupplier power) throws Exception {
        for (long i = during.dividedBy(PACE); i > 0; i--) {
            index++;
            sink.accept(new SampleBatch(
                    POINTS, clock.millis(), new double[] {power.getAsDouble(), index}, new byte[POINTS.size()]));
            if (clock.millis() % MINUTE == 0) {
                sink.tick(clock.millis());
            }
            clock.advance(PACE);
        }
        settled();
    }

    /** Waits until all that was handed on is durable. */
    private void settled() throws Exception {
        sink.tick(clock.millis());
        for (int i = 0; outbox.waiting() > 0 || outbox.troubledSince().isPresent(); i++) {
            assertThat(i).as("commits until all is durable").isLessThan(100);
            historian.append(List.of()).toCompletableFuture().get(20, TimeUnit.SECONDS);
            outbox.send();
        }
    }

    private List<HistoryInterval> intervals(String point, String from, String to, Step step) {
        return historian.intervals(point, Instant.parse(from), Instant.parse(to), step, PARIS);
    }

    private double localHour() {
        return ZonedDateTime.ofInstant(clock.instant(), PARIS).getHour();
    }

    /** Every stored time of a point; in order, none twice. */
    private List<Long> times(String point) {
        List<Long> times = new ArrayList<>();
        historian.raw(point, Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"), (time, value, quality) -> {
            times.add(time);
            return true;
        });
        assertThat(times).isSorted().doesNotHaveDuplicates();
        return times;
    }

    /** Power is the hour that a clock on the wall shows, so the mean of a day tells which hours it had. */
    private void day(String begin, int hours, double mean) throws Exception {
        startAt(begin);
        String end = Instant.parse(begin).plus(Duration.ofHours(hours)).toString();
        double before = index;
        read(Duration.ofHours(hours).plusMinutes(1), this::localHour);
        for (int round = 0; round < 2; round++) {
            List<HistoryInterval> power = intervals(POWER, begin, end, Step.DAY);
            assertThat(power).hasSize(1);
            assertThat(power.get(0).start()).isEqualTo(Instant.parse(begin).toEpochMilli());
            assertThat(power.get(0).count()).isEqualTo(hours * 60L);
            assertThat(power.get(0).avg()).isCloseTo(mean, within(1e-9));
            assertThat(power.get(0).max()).isEqualTo(23);
            assertThat(power.get(0).coverage()).isEqualTo(1);
            assertThat(intervals(POWER, begin, end, Step.HOUR)).hasSize(hours);
            HistoryInterval energy = intervals(ENERGY, begin, end, Step.DAY).get(0);
            assertThat(energy.last() - before)
                    .as("the reading at the end of the day")
                    .isEqualTo(hours * 180 + 1);
            assertThat(energy.sum()).isEqualTo(hours * 180);
            // The same from what a closed month keeps.
            clock.advance(Duration.ofDays(40));
            historian.closeMonths();
            assertThat(directory.resolve("segments/fine")).isDirectoryContaining("glob:**.tab");
        }
        times(POWER);
        assertThat(changes).isEmpty();
    }

    @Test
    void theDayOfSpringHas23Hours() throws Exception {
        day("2026-03-28T23:00:00Z", 23, (23 * 24 / 2 - 2) / 23.0);
    }

    @Test
    void theDayOfAutumnHas25Hours() throws Exception {
        day("2026-10-24T22:00:00Z", 25, (23 * 24 / 2 + 2) / 25.0);
    }

    @Test
    void theLeapDayIsADayOfItsOwn() throws Exception {
        day("2028-02-28T23:00:00Z", 24, 11.5);
        List<HistoryInterval> months = intervals(ENERGY, "2028-01-31T23:00:00Z", "2028-02-29T23:00:00Z", Step.MONTH);
        assertThat(months).hasSize(1);
        assertThat(months.get(0).sum()).isEqualTo(24 * 180);
    }

    @Test
    void aClockSetForwardsLeavesAGapAndLosesNoEnergy() throws Exception {
        startAt("2026-05-04T06:00:00Z");
        read(Duration.ofMinutes(30), () -> 100);
        clock.jump(Duration.ofHours(2));
        read(Duration.ofMinutes(31), () -> 300);
        assertThat(changes)
                .containsExactly(
                        new ClockChange(Instant.parse("2026-05-04T06:30:00Z"), Instant.parse("2026-05-04T08:30:00Z")));
        List<HistoryInterval> hours = intervals(POWER, "2026-05-04T06:00:00Z", "2026-05-04T09:00:00Z", Step.HOUR);
        assertThat(hours).extracting(HistoryInterval::avg).containsExactly(100.0, 300.0);
        assertThat(hours).extracting(HistoryInterval::coverage).containsExactly(0.5, 0.5);
        assertThat(times(POWER)).hasSize(60 + 1);
        HistoryInterval day = intervals(ENERGY, "2026-05-03T22:00:00Z", "2026-05-04T22:00:00Z", Step.DAY)
                .get(0);
        assertThat(day.sum()).as("readings 1 to 181 at 09:00").isEqualTo(180);
    }

    @Test
    void aClockSetBackStoresNoTimeTwice() throws Exception {
        startAt("2026-05-04T06:00:00Z");
        read(Duration.ofMinutes(60), () -> 100);
        List<Long> before = times(POWER);
        clock.jump(Duration.ofMinutes(-30));
        read(Duration.ofMinutes(61), () -> 300);
        assertThat(changes)
                .containsExactly(
                        new ClockChange(Instant.parse("2026-05-04T07:00:00Z"), Instant.parse("2026-05-04T06:30:00Z")));
        // What was there first stays: 06:30 to 07:00 is that of the first time.
        List<HistoryInterval> hours = intervals(POWER, "2026-05-04T06:00:00Z", "2026-05-04T08:00:00Z", Step.HOUR);
        assertThat(hours).extracting(HistoryInterval::avg).containsExactly(100.0, 300.0);
        assertThat(hours).extracting(HistoryInterval::coverage).containsExactly(1.0, 31 / 60.0);
        assertThat(times(POWER)).startsWith(before.toArray(Long[]::new)).hasSize(60 + 31);
        assertThat(outbox.repeated()).isPositive();
        double counted = intervals(ENERGY, "2026-05-03T22:00:00Z", "2026-05-04T22:00:00Z", Step.DAY)
                .get(0)
                .sum();
        assertThat(counted)
                .as("readings 1 to 361 at 07:30, the half hour that came twice included")
                .isEqualTo(360);
    }

    @Test
    void aMachineWithoutABatteryStartsIn1970AndIsSet() throws Exception {
        startAt("1970-01-01T00:00:20Z");
        read(Duration.ofSeconds(580), () -> 100);
        clock.jump(Duration.between(clock.instant(), Instant.parse("2026-05-04T06:00:00Z")));
        read(Duration.ofMinutes(61), () -> 300);
        assertThat(changes)
                .containsExactly(
                        new ClockChange(Instant.parse("1970-01-01T00:10:00Z"), Instant.parse("2026-05-04T06:00:00Z")));
        assertThat(times(POWER)).hasSize(10 + 61);
        List<HistoryInterval> hours = intervals(POWER, "2026-05-03T22:00:00Z", "2026-05-04T22:00:00Z", Step.DAY);
        assertThat(hours).hasSize(1);
        assertThat(hours.get(0).min()).as("nothing of before the clock was set").isEqualTo(300);
        assertThat(hours.get(0).count()).isEqualTo(61);
        assertThat(intervals(ENERGY, "2026-05-03T22:00:00Z", "2026-05-04T22:00:00Z", Step.DAY)
                        .get(0)
                        .sum())
                .as("from reading 29, the last of 1970, to 210 at 07:00")
                .isEqualTo(181);
        assertThat(historian.range(POWER))
                .contains(new Historian.Range(
                        Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2026-05-04T07:00:00Z")));
    }
}
