package io.busbar.rest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.rest.fixture.HistorianFixture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalColumnsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final long START = Instant.parse("2026-11-21T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private static HistoryInterval minute(int number, double value, double coverage) {
        return new HistoryInterval(
                START + number * MINUTE, value - 1, value + 1, value, value + 0.5, 10 * value, 6, coverage);
    }

    private static IntervalColumns columns(List<HistoryInterval> intervals, int minutes, int max) {
        return columns(intervals, QuantityKind.GAUGE, Step.MINUTE, START, START + minutes * MINUTE, max);
    }

    /** What a store answers is a point with these intervals, after one with none. */
    private static IntervalColumns columns(
            List<HistoryInterval> intervals, QuantityKind kind, Step step, long from, long to, int max) {
        HistorianFixture historian = new HistorianFixture() {
            @Override
            public List<HistoryInterval> intervals(String point, Instant begin, Instant end, Step width, ZoneId zone) {
                return point.equals("b") ? intervals : List.of();
            }
        };
        List<IntervalColumns> read = IntervalColumns.read(
                historian,
                List.of("a", "b"),
                List.of(QuantityKind.STATE, kind),
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                IntervalColumns.Cut.of(step, PARIS, from, to, max));
        assertThat(read.get(0).times.size()).isZero();
        return read.get(1);
    }

    @Test
    void withinTheLimitIntervalsStayAsTheyAre() {
        IntervalColumns columns = columns(List.of(minute(0, 5, 1), minute(2, 7, 0.5)), 3, 3);
        assertThat(columns.times.size()).as("the absent interval stays absent").isEqualTo(2);
        assertThat(columns.times.get(1)).isEqualTo(START + 2 * MINUTE);
        assertThat(columns.min.get(1)).isEqualTo(6);
        assertThat(columns.coverage.get(1)).isEqualTo(0.5);
    }

    @Test
    void mergingKeepsExtremesSumsAndCoverage() {
        List<HistoryInterval> intervals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            intervals.add(minute(i, i == 33 ? 1000 : 10, 1));
        }
        IntervalColumns columns = columns(intervals, 60, 6);
        IntervalColumns.Cut cut = IntervalColumns.Cut.of(Step.MINUTE, PARIS, START, START + 60 * MINUTE, 6);
        assertThat(cut.merged()).isEqualTo(10);
        assertThat(cut.widthMillis()).isEqualTo(10 * MINUTE);
        assertThat(columns.times.size()).isEqualTo(6);
        assertThat(columns.max.get(3)).as("the peak of minute 33").isEqualTo(1001);
        assertThat(columns.max.get(2)).isEqualTo(11);
        assertThat(columns.avg.get(3)).isCloseTo((9 * 10 + 1000) / 10.0, within(1e-9));
        assertThat(columns.sum.get(0)).isCloseTo(1000, within(1e-9));
        assertThat(columns.last.get(0)).isEqualTo(10.5);
        assertThat(columns.coverage.get(5)).isCloseTo(1, within(1e-12));
    }

    @Test
    void theMeanIsWeightedByWhatWasCovered() {
        IntervalColumns columns = columns(List.of(minute(0, 10, 1), minute(1, 40, 0.5)), 4, 2);
        assertThat(columns.avg.get(0)).isCloseTo((10 * 1 + 40 * 0.5) / 1.5, within(1e-9));
        assertThat(columns.coverage.get(0)).isCloseTo(0.75, within(1e-12));
        assertThat(columns.times.size()).isEqualTo(1);
    }

    @Test
    void theMeanOfAnIndexIsItsLastValue() {
        IntervalColumns columns = columns(
                List.of(minute(0, 10, 1), minute(1, 40, 1)),
                QuantityKind.INDEX,
                Step.MINUTE,
                START,
                START + 2 * MINUTE,
                1);
        assertThat(columns.avg.get(0)).isEqualTo(40.5);
    }

    @Test
    void mergedDaysFollowTheCalendar() {
        // 25 October 2026 has 25 hours in Paris.
        Instant from = Instant.parse("2026-10-23T22:00:00Z");
        List<HistoryInterval> days = new ArrayList<>();
        long day = from.toEpochMilli();
        for (int i = 0; i < 4; i++) {
            days.add(new HistoryInterval(day, i, i, i, i, i, 1, 1));
            day = Step.DAY.next(day, PARIS);
        }
        IntervalColumns columns = columns(days, QuantityKind.GAUGE, Step.DAY, from.toEpochMilli(), day, 3);
        assertThat(columns.times.get(1))
                .isEqualTo(Instant.parse("2026-10-25T23:00:00Z").toEpochMilli());
        assertThat(columns.avg.get(0)).isCloseTo((0 * 24 + 1 * 25) / 49.0, within(1e-9));
        assertThat(columns.coverage.get(0)).isCloseTo(1, within(1e-12));
    }

    @Test
    void nothingGivesNothing() {
        assertThat(columns(List.of(), 60, 6).times.size()).isZero();
    }
}
