package io.busbar.historian.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Counters.Replacement;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.Step;
import io.busbar.historian.codec.Rollup;
import io.busbar.historian.store.Series;
import io.busbar.historian.store.SeriesReader;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.historian.store.TestRules;
import io.busbar.storage.FileLayer;
import io.busbar.storage.crash.CrashLayer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollups say what the samples say: in open months and closed ones, with gaps, late samples, resets and replaced meters. */
class RollupReaderTest {

    private static final Path DIRECTORY = Path.of("/data/historian");
    private static final long START = Instant.parse("2026-01-20T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<ZoneId> ZONES = List.of(PARIS, ZoneId.of("Asia/Kolkata"), ZoneId.of("Asia/Kathmandu"));

    private final Random random = new Random(4);

    @ParameterizedTest
    @CsvSource({"1000, 1, false", "1000, 1, true", "10000, 13, false", "60000, 34, false", "60000, 34, true"})
    void rowsSayWhatTheSamplesSay(long step, int days, boolean index) throws Exception {
        String name = index ? "fine/index" : "fine/gauge";
        FileLayer layer = new CrashLayer();
        StoreSettings settings =
                new StoreSettings(DIRECTORY, Duration.ofMillis(5), 8 << 20, 64 << 10, Duration.ZERO, 0, 0, 0);
        try (Store store = open(layer, settings)) {
            fill(store, name, step, days, index);
            same(store, name, days);
        }
        try (Store store = open(layer, settings)) {
            same(store, name, days);
            assertThat(visited(store, name, days)).as("open months have rows").isLessThan((int)
                    (days * DAY / step / 2));
            store.closeMonths();
            same(store, name, days);
            assertThat(visited(store, name, days)).as("closed months have rows").isLessThan((int)
                    (days * DAY / step / (index ? 5 : 20)));
            late(store, name, step, days);
            same(store, name, days);
            store.closeMonths();
            same(store, name, days);
        }
    }

    private void fill(Store store, String name, long step, int days, boolean index) throws Exception {
        long count = days * DAY / step;
        double value = 1000;
        for (long from = 0; from < count; from += 6000) {
            int n = (int) Math.min(6000, count - from);
            long[] times = new long[n];
            double[] values = new double[n];
            byte[] qualities = new byte[n];
            int kept = 0;
            for (int i = 0; i < n; i++) {
                if (random.nextInt(20_000) == 0) {
                    i += random.nextInt(300);
                    continue;
                }
                value = index ? value + random.nextInt(20) : Math.rint(value * 10 + random.nextGaussian() * 30) / 10;
                if (random.nextInt(index ? 30_000 : 3000) == 0) {
                    value = index ? 3 : value;
                    qualities[kept] = (byte) (index ? Quality.COUNTER_RESET : Quality.COMM_FAULT).ordinal();
                }
                times[kept] = START + (from + i) * step;
                values[kept++] = value;
            }
            append(
                    store,
                    new SeriesBlock(
                            name,
                            Arrays.copyOf(times, kept),
                            Arrays.copyOf(values, kept),
                            Arrays.copyOf(qualities, kept)));
        }
    }

    private void late(Store store, String name, long step, int days) throws Exception {
        for (int i = 0; i < 5; i++) {
            long time = START + Math.round(random.nextDouble() * (days * DAY / step - 1)) * step;
            append(store, new SeriesBlock(name, new long[] {time}, new double[] {5e5 + i}, new byte[1]));
        }
    }

    private static void append(Store store, SeriesBlock block) throws Exception {
        store.append(List.of(block), true).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Store open(FileLayer layer, StoreSettings settings) throws Exception {
        Store store = new Store(
                layer, settings, new TestRules(), Clock.systemUTC(), new Rollups(() -> PARIS), (state, problem) -> {});
        store.open();
        return store;
    }

    private static Series series(Store store, String name) {
        return Objects.requireNonNull(store.catalogue().find(name));
    }

    private void same(Store store, String name, int days) throws Exception {
        Series series = series(store, name);
        Replacement replaced = new Replacement(name, Instant.ofEpochMilli(START + DAY / 3 + 17), 9000, 100);
        CounterSteps counter = new CounterSteps(1e6, List.of(replaced));
        for (ZoneId zone : ZONES) {
            for (Step step : new Step[] {Step.QUARTER_HOUR, Step.HOUR, Step.DAY, Step.MONTH}) {
                long from = START + random.nextInt(20_000_000);
                long to = START + days * DAY - random.nextInt(20_000_000);
                compare(
                        new HistoryQuery(series).intervals(from, to, step, zone, counter),
                        bySamples(series, from, to, step, zone, counter),
                        name + " by " + step + " in " + zone);
            }
        }
    }

    /** What the answer is without any rows. */
    private static List<HistoryInterval> bySamples(
            Series series, long from, long to, Step step, ZoneId zone, CounterSteps counter) throws Exception {
        long start = step.floor(from, zone);
        Intervals intervals = new Intervals(new StepCut(step, zone));
        IntervalAggregate aggregate;
        if (series.name().endsWith("index")) {
            IndexAggregate index = new IndexAggregate(intervals, counter, HistoryQuery.UNKNOWN_STEP);
            Series.Newest base = new HistoryQuery(series).last(start + 1, true);
            if (base != null) {
                index.base(base.time(), base.value());
            }
            aggregate = index;
        } else {
            aggregate = HistoryQuery.gauge(series, intervals);
        }
        long shift = aggregate.shift();
        new SeriesReader().read(series.sources(start + shift, to + shift), start + shift, to + shift, aggregate);
        aggregate.end();
        return intervals.done();
    }

    private static void compare(List<HistoryInterval> found, List<HistoryInterval> expected, String what) {
        assertThat(found)
                .as(what)
                .extracting(HistoryInterval::start)
                .isEqualTo(expected.stream().map(HistoryInterval::start).toList());
        for (int i = 0; i < expected.size(); i++) {
            HistoryInterval one = found.get(i);
            HistoryInterval other = expected.get(i);
            String place = what + " at " + Instant.ofEpochMilli(other.start());
            assertThat(one.count()).as(place).isEqualTo(other.count());
            assertThat(one.min()).as(place).isEqualTo(other.min());
            assertThat(one.max()).as(place).isEqualTo(other.max());
            assertThat(one.last()).as(place).isEqualTo(other.last());
            assertThat(one.sum()).as(place).isCloseTo(other.sum(), within(1e-9 * Math.abs(other.sum())));
            assertThat(one.avg()).as(place).isCloseTo(other.avg(), within(1e-9 * Math.abs(other.avg())));
            assertThat(one.coverage()).as(place).isCloseTo(other.coverage(), within(1e-6));
        }
    }

    /** How many samples an answer by days has to look at. */
    private static int visited(Store store, String name, int days) throws Exception {
        return visited(store, name, days, new StepCut(Step.DAY, PARIS));
    }

    private static int visited(Store store, String name, int days, StepCut cut) throws Exception {
        Series series = series(store, name);
        int[] visited = new int[1];
        Intervals intervals = new Intervals(cut);
        IntervalAggregate inner = name.endsWith("index")
                ? new IndexAggregate(intervals, CounterSteps.PLAIN, HistoryQuery.UNKNOWN_STEP)
                : HistoryQuery.gauge(series, intervals);
        IntervalAggregate counting = new IntervalAggregate() {
            @Override
            public long shift() {
                return inner.shift();
            }

            @Override
            public boolean accepts(Rollup row) {
                return inner.accepts(row);
            }

            @Override
            public void add(Rollup row, long step) {
                inner.add(row, step);
            }

            @Override
            public void nothingBefore(long time) {
                inner.nothingBefore(time);
            }

            @Override
            public void end() {
                inner.end();
            }

            @Override
            public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step) {
                visited[0] += to - from;
                return inner.visit(times, values, qualities, from, to, step);
            }
        };
        long start = cut.floor(START);
        new RollupReader(series, new SeriesReader(), counting, cut).read(start, START + days * DAY);
        counting.end();
        assertThat(intervals.done()).isNotEmpty();
        return visited[0];
    }

    @Test
    void aLateSampleCostsItsRowAndNoMore() throws Exception {
        CrashLayer layer = new CrashLayer();
        StoreSettings settings =
                new StoreSettings(DIRECTORY, Duration.ofMillis(5), 8 << 20, 64 << 10, Duration.ZERO, 0, 0, 0);
        try (Store store = open(layer, settings)) {
            fill(store, "fine/gauge", 10_000, 40, false);
            store.closeMonths();
            int before = visited(store, "fine/gauge", 40);
            append(
                    store,
                    new SeriesBlock("fine/gauge", new long[] {START + 3 * DAY + 5}, new double[] {7e6}, new byte[1]));
            assertThat(visited(store, "fine/gauge", 40)).isBetween(before + 180, before + 361);
            List<HistoryInterval> days = new ArrayList<>(new HistoryQuery(series(store, "fine/gauge"))
                    .intervals(START, START + 40 * DAY, Step.DAY, PARIS, CounterSteps.PLAIN));
            assertThat(days).filteredOn(day -> day.max() == 7e6).hasSize(1);
        }
    }

    @Test
    void daysOfAnotherZoneAreUsedWhereTheyLieInOneInterval() throws Exception {
        CrashLayer layer = new CrashLayer();
        StoreSettings settings =
                new StoreSettings(DIRECTORY, Duration.ofMillis(5), 8 << 20, 64 << 10, Duration.ZERO, 0, 0, 0);
        try (Store store = open(layer, settings)) {
            fill(store, "fine/gauge", 60_000, 80, false);
            fill(store, "standard/index", 600_000, 80, true);
            store.closeMonths();
            for (String name : List.of("fine/gauge", "standard/index")) {
                same(store, name, 80);
                assertThat(visited(store, name, 80, new StepCut(Step.DAY, PARIS)))
                        .as("days of the site")
                        .isLessThan(name.endsWith("index") ? 3000 : 1500);
                assertThat(visited(store, name, 80, new StepCut(Step.MONTH, ZoneId.of("Europe/London"))))
                        .as("months an hour beside those of the site")
                        .isLessThan(name.endsWith("index") ? 3000 : 10 * 1440);
                assertThat(visited(store, name, 80, new StepCut(Step.DAY, ZoneId.of("Europe/London"))))
                        .as("days an hour beside those of the site")
                        .isGreaterThan(name.endsWith("index") ? 8000 : 80_000);
            }
        }
    }
}
