package io.busbar.historian.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link io.busbar.gateway.history.Historian} must answer, whatever it stores into. A storage bundle extends this. */
public abstract class HistorianContract extends HistorianKit {

    @Test
    void aBatchOfOneTimeGoesToItsPoints() throws Exception {
        Points points = new Points(
                "i35-1",
                List.of(
                        new Points.Point("1", Quantity.of("power.active.total")),
                        new Points.Point("1", Quantity.of("energy.active.import"))));
        for (int i = 0; i < 3; i++) {
            double[] values = {100.0 + i, 5000.0 + i};
            done(historian.append(new SampleBatch(points, START + i * 1000L, values, new byte[2])));
        }
        assertThat(raw(POWER)).extracting(s -> s.value()).containsExactly(100.0, 101.0, 102.0);
        assertThat(raw(ENERGY)).extracting(s -> s.value()).containsExactly(5000.0, 5001.0, 5002.0);
        assertThat(historian.points("")).containsExactlyInAnyOrder(POWER, ENERGY);
        assertThat(historian.points("i35-1/1/energy")).containsExactly(ENERGY);
        assertThat(historian.points("other")).isEmpty();
    }

    @Test
    void aRangeIsFromInclusiveToExclusive() throws Exception {
        append(POWER, START, MINUTE, new double[] {1, 2, 3, 4}, new byte[4]);
        List<Stored> found = raw(POWER, START + MINUTE, START + 3 * MINUTE);
        assertThat(found).extracting(s -> s.value()).containsExactly(2.0, 3.0);
    }

    @Test
    void theLastBeforeATime() throws Exception {
        append(POWER, START, MINUTE, new double[] {1, 2, 3, 4}, new byte[4]);
        append(POWER, START - HOUR, MINUTE, new double[] {9, 8}, new byte[2]);
        assertThat(last(POWER, START + HOUR)).isEqualTo(4);
        assertThat(last(POWER, START + 2 * MINUTE)).isEqualTo(2);
        assertThat(last(POWER, START)).isEqualTo(8);
        assertThat(last(POWER, START - HOUR)).isNaN();
        assertThat(last("nobody/1/voltage.l1n", START)).isNaN();
    }

    @Test
    void aGaugeIsAveragedOverTimeAndAGapIsAGap() throws Exception {
        append(POWER, START, 10 * MINUTE, new double[] {10, 20, 30, 40, 50, 60}, new byte[6]);
        append(POWER, START + 2 * HOUR, 10 * MINUTE, new double[] {7, 8, 9}, new byte[3]);
        List<HistoryInterval> hours =
                historian.intervals(POWER, at(START), at(START + 4 * HOUR), Step.HOUR, ZoneOffset.UTC);
        assertThat(hours).hasSize(2);
        HistoryInterval first = hours.get(0);
        assertThat(first).isEqualTo(new HistoryInterval(START, 10, 60, 35, 60, 210, 6, 1));
        HistoryInterval second = hours.get(1);
        assertThat(second.start()).isEqualTo(START + 2 * HOUR);
        assertThat(second.avg()).isEqualTo(8);
        assertThat(second.coverage()).isCloseTo(0.5, offset(1e-9));
    }

    @Test
    void whatIsNotGoodEntersNoAggregate() throws Exception {
        byte fault = (byte) Quality.COMM_FAULT.ordinal();
        byte range = (byte) Quality.OUT_OF_RANGE.ordinal();
        double[] values = {10, 1e9, Double.NaN, 20, 30, 40};
        append(POWER, START, 10 * MINUTE, values, new byte[] {0, range, fault, 0, 0, 6});
        HistoryInterval hour = historian
                .intervals(POWER, at(START), at(START + HOUR), Step.HOUR, ZoneOffset.UTC)
                .get(0);
        assertThat(hour.max()).isEqualTo(40);
        assertThat(hour.avg()).isEqualTo(25);
        assertThat(hour.count()).isEqualTo(4);
        assertThat(hour.coverage()).isCloseTo(4 / 6.0, offset(1e-9));
    }

    @Test
    void energyIsWhatTheIndexCountedAndNoneIsLostInAGap() throws Exception {
        double[] readings = new double[13];
        for (int i = 0; i < readings.length; i++) {
            readings[i] = 1000 + 50 * i;
        }
        append(ENERGY, START, 10 * MINUTE, readings, new byte[13]);
        append(ENERGY, START + 5 * HOUR, 10 * MINUTE, new double[] {4000, 4100}, new byte[2]);
        List<HistoryInterval> hours =
                historian.intervals(ENERGY, at(START), at(START + 6 * HOUR), Step.HOUR, ZoneOffset.UTC);
        assertThat(hours)
                .extracting(HistoryInterval::start)
                .containsExactly(START, START + HOUR, START + 4 * HOUR, START + 5 * HOUR);
        assertThat(hours).extracting(HistoryInterval::sum).containsExactly(300.0, 300.0, 2400.0, 100.0);
        assertThat(hours.get(0).last()).isEqualTo(1300);
        assertThat(hours.get(0).coverage()).isEqualTo(1);
        assertThat(hours.stream().mapToDouble(HistoryInterval::sum).sum()).isEqualTo(3100);
    }

    @Test
    void aCounterThatBeginsAgainLosesNothingOfWhatItCounts() throws Exception {
        byte reset = (byte) Quality.COUNTER_RESET.ordinal();
        append(ENERGY, START, 10 * MINUTE, new double[] {9000, 9100, 5, 105}, new byte[] {0, 0, reset, 0});
        HistoryInterval hour = historian
                .intervals(ENERGY, at(START), at(START + HOUR), Step.HOUR, ZoneOffset.UTC)
                .get(0);
        assertThat(hour.sum()).isEqualTo(100 + 5 + 100);
    }

    @Test
    void aStateHoldsUntilItChanges() throws Exception {
        append(INPUT, START, 15 * MINUTE, new double[] {0, 1}, new byte[2]);
        append(INPUT, START + 45 * MINUTE, MINUTE, new double[] {0}, new byte[1]);
        HistoryInterval hour = historian
                .intervals(INPUT, at(START), at(START + HOUR), Step.HOUR, ZoneOffset.UTC)
                .get(0);
        assertThat(hour.avg()).isCloseTo(0.5, offset(1e-9));
        assertThat(hour.coverage()).isEqualTo(1);
    }

    @Test
    void daysOfTheSiteHave23And25Hours() throws Exception {
        long march = Instant.parse("2026-03-27T23:00:00Z").toEpochMilli();
        append(POWER, march, HOUR, ones(72), new byte[72]);
        long october = Instant.parse("2026-10-23T22:00:00Z").toEpochMilli();
        append(POWER, october, HOUR, ones(73), new byte[73]);
        assertThat(days(march, 71)).extracting(HistoryInterval::count).containsExactly(24L, 23L, 24L);
        assertThat(days(october, 73)).extracting(HistoryInterval::count).containsExactly(24L, 25L, 24L);
        assertThat(days(october, 73)).extracting(HistoryInterval::coverage).containsOnly(1.0);
    }

    private List<HistoryInterval> days(long from, int hours) {
        return historian.intervals(POWER, at(from), at(from + hours * HOUR), Step.DAY, PARIS);
    }

    @Test
    void severalPointsStandSideBySide() throws Exception {
        append(POWER, START, 10 * MINUTE, new double[] {10, 20, 30, 40, 50, 60, 70}, new byte[7]);
        append(INPUT, START + 2 * HOUR, HOUR, new double[] {1, 0}, new byte[2]);
        List<String> rows = new ArrayList<>();
        List<String> points = List.of(INPUT, "nobody/1/voltage.l1n", POWER);
        historian.intervals(points, at(START), at(START + 4 * HOUR), Step.HOUR, ZoneOffset.UTC, (start, row) -> {
            assertThat(row).hasSize(3);
            assertThat(row[1]).isNull();
            rows.add((start - START) / HOUR + " " + avg(row[0]) + " " + avg(row[2]));
            return true;
        });
        assertThat(rows).containsExactly("0 NaN 35.0", "1 NaN 70.0", "2 1.0 NaN", "3 0.0 NaN");
    }

    private static double avg(@Nullable HistoryInterval interval) {
        return interval == null ? Double.NaN : interval.avg();
    }

    @Test
    void aLongRangeOfSeveralPointsSaysTheSameAsEachAlone() throws Exception {
        int count = 20_000;
        double[] readings = new double[count];
        Random random = new Random(9);
        for (int i = 0; i < count; i++) {
            readings[i] = (i > 0 ? readings[i - 1] : 0) + random.nextInt(50);
        }
        append(ENERGY, START, MINUTE, readings, new byte[count]);
        append(POWER, START + 7 * MINUTE, MINUTE, random.doubles(count).toArray(), new byte[count]);
        Instant from = at(START);
        Instant to = at(START + 15 * 24 * HOUR);
        for (Step step : new Step[] {Step.MINUTE, Step.QUARTER_HOUR, Step.DAY, Step.YEAR}) {
            List<HistoryInterval> energy = new ArrayList<>();
            List<HistoryInterval> power = new ArrayList<>();
            List<Long> starts = new ArrayList<>();
            historian.intervals(List.of(ENERGY, POWER), from, to, step, PARIS, (start, row) -> {
                starts.add(start);
                add(energy, row[0]);
                add(power, row[1]);
                return true;
            });
            assertThat(starts).isSorted().doesNotHaveDuplicates();
            assertThat(energy).isEqualTo(historian.intervals(ENERGY, from, to, step, PARIS));
            assertThat(power).isEqualTo(historian.intervals(POWER, from, to, step, PARIS));
        }
    }

    private static void add(List<HistoryInterval> to, @Nullable HistoryInterval interval) {
        if (interval != null) {
            to.add(interval);
        }
    }

    @Test
    void aPictureOfManySamplesKeepsThePeaksAndTheGaps() throws Exception {
        double[] values = new double[10_000];
        byte[] qualities = new byte[values.length];
        Random random = new Random(2);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
        }
        values[1234] = 99;
        values[7777] = -99;
        values[5000] = Double.NaN;
        qualities[5000] = (byte) Quality.COMM_FAULT.ordinal();
        append(POWER, START, MINUTE, values, qualities);
        List<Stored> picture = new ArrayList<>();
        boolean thinned = historian.thinned(
                POWER,
                at(START),
                at(START + values.length * MINUTE),
                100,
                (time, value, quality) -> picture.add(new Stored(time, value, quality)));
        assertThat(thinned).isTrue();
        assertThat(picture).hasSize(101);
        assertThat(picture).extracting(s -> s.time()).isSorted().doesNotHaveDuplicates();
        assertThat(picture).contains(new Stored(START + 1234 * MINUTE, 99, Quality.GOOD));
        assertThat(picture).contains(new Stored(START + 7777 * MINUTE, -99, Quality.GOOD));
        assertThat(picture).anyMatch(s -> s.quality() == Quality.COMM_FAULT && s.time() == START + 5000 * MINUTE);
        picture.clear();
        assertThat(historian.thinned(
                        POWER,
                        at(START),
                        at(START + 100 * MINUTE),
                        100,
                        (time, value, quality) -> picture.add(new Stored(time, value, quality))))
                .isFalse();
        assertThat(picture).isEqualTo(raw(POWER, START, START + 100 * MINUTE));
    }

    @Test
    void itSaysHowItFares() throws Exception {
        append(POWER, START, MINUTE, new double[] {1, 2}, new byte[2]);
        HistorianStatus status = historian.status();
        assertThat(status.state()).isEqualTo(HistorianStatus.State.READY);
        assertThat(status.series()).isEqualTo(1);
        assertThat(status.samples()).isEqualTo(2);
        assertThat(status.diskBytes()).isPositive();
        assertThat(status.lastCommit()).isNotNull();
    }

    @Test
    void aVisitorMayStop() throws Exception {
        append(POWER, START, MINUTE, ones(5000), new byte[5000]);
        int[] visits = new int[1];
        historian.raw(POWER, Instant.EPOCH, at(Long.MAX_VALUE / 2), (time, value, quality) -> ++visits[0] < 3);
        assertThat(visits[0]).isEqualTo(3);
    }
}
