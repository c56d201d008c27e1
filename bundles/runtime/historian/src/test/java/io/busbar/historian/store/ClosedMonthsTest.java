package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.Step;
import io.busbar.historian.query.CounterSteps;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.storage.FileLayer;
import io.busbar.storage.crash.CrashLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedMonthsTest {

    private static final long MINUTE = 60_000;
    private static final int COUNT = 90 * 1440;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void aClosedMonthSaysTheSameAsAnOpenOne(@TempDir Path directory) throws Exception {
        StoreSettings settings = TestStores.settings(directory, 4 << 20);
        Map<Long, Double> samples;
        List<List<HistoryInterval>> open;
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            fill(store);
            samples = TestStores.samples(store, "fine/0");
            open = intervals(store);
            store.closeMonths();
            assertThat(files(directory, "fine")).containsExactly("2026-01.2.tab", "2026-02.2.tab", "2026-03.2.tab");
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
            assertSame(intervals(store), open);
        }
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            assertThat(store.status().findings()).isEmpty();
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
            assertSame(intervals(store), open);
            // A late sample in a closed month counts at once, and after the month was closed again.
            long late = TestStores.START + 5 * 1440 * MINUTE;
            TestStores.append(store, TestStores.block("fine/0", late, MINUTE, 1, 1e6));
            samples.put(late, 1e6);
            List<List<HistoryInterval>> changed = intervals(store);
            assertThat(changed.get(0)).anyMatch(hour -> hour.max() == 1e6);
            store.closeMonths();
            assertThat(files(directory, "fine")).containsExactly("2026-01.4.tab", "2026-02.2.tab", "2026-03.2.tab");
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
            assertSame(intervals(store), changed);
        }
    }

    private static void fill(Store store) throws Exception {
        Random random = new Random(1);
        for (int from = 0; from < COUNT; from += 5000) {
            int count = Math.min(5000, COUNT - from);
            SeriesBlock block = TestStores.block("fine/0", TestStores.START + from * MINUTE, MINUTE, count, 0);
            Arrays.setAll(block.values(), i -> random.nextInt(100_000) / 10.0);
            for (int i = 0; i < count; i++) {
                block.qualities()[i] = (byte) (random.nextInt(40) == 0 ? 3 : 0);
            }
            TestStores.append(store, block);
        }
    }

    private static List<List<HistoryInterval>> intervals(Store store) throws IOException {
        Series series = Objects.requireNonNull(store.catalogue().find("fine/0"));
        long from = TestStores.START + 7 * MINUTE;
        long to = TestStores.START + COUNT * MINUTE - 33 * MINUTE;
        HistoryQuery query = new HistoryQuery(series);
        return List.of(
                query.intervals(from, to, Step.HOUR, PARIS, CounterSteps.PLAIN),
                query.intervals(from, to, Step.DAY, PARIS, CounterSteps.PLAIN),
                query.intervals(from, to, Step.MONTH, PARIS, CounterSteps.PLAIN),
                query.intervals(from, to, Step.DAY, ZoneId.of("Asia/Kathmandu"), CounterSteps.PLAIN));
    }

    private static void assertSame(List<List<HistoryInterval>> found, List<List<HistoryInterval>> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i)).hasSameSizeAs(expected.get(i));
            for (int k = 0; k < expected.get(i).size(); k++) {
                HistoryInterval one = found.get(i).get(k);
                HistoryInterval other = expected.get(i).get(k);
                assertThat(one.start()).isEqualTo(other.start());
                assertThat(one.min()).isEqualTo(other.min());
                assertThat(one.max()).isEqualTo(other.max());
                assertThat(one.last()).isEqualTo(other.last());
                assertThat(one.count()).isEqualTo(other.count());
                assertThat(one.sum()).isCloseTo(other.sum(), within(1e-3));
                assertThat(one.avg()).isCloseTo(other.avg(), within(1e-6));
                assertThat(one.coverage()).isCloseTo(other.coverage(), within(1e-6));
            }
        }
    }

    @Test
    void withoutAnyCheckpointClosedMonthsAreStillFound() throws Exception {
        CrashLayer layer = new CrashLayer();
        StoreSettings settings = TestStores.settings(TestStores.DIRECTORY, 1 << 20);
        Map<Long, Double> samples;
        try (Store store = TestStores.open(layer, settings)) {
            fill(store);
            store.closeMonths();
            samples = TestStores.samples(store, "fine/0");
        }
        Map<Path, byte[]> disk = layer.files();
        disk.keySet().removeIf(path -> path.toString().endsWith(".checkpoint"));
        try (Store store = TestStores.open(new CrashLayer(disk), settings)) {
            Series series = Objects.requireNonNull(store.catalogue().find("fine/0"));
            assertThat(series.firstTime()).isEqualTo(TestStores.START);
            assertThat(Objects.requireNonNull(series.newest()).time())
                    .isEqualTo(TestStores.START + (COUNT - 1) * MINUTE);
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
        }
    }

    @Test
    void monthsBeyondTheQuotaAreDeletedOldestFirst() throws Exception {
        CrashLayer layer = new CrashLayer();
        StoreSettings settings =
                TestStores.settings(TestStores.DIRECTORY, 1 << 20).withRetention(0, 0, 330_000);
        try (Store store = TestStores.open(layer, settings)) {
            fill(store);
            store.closeMonths();
            Map<Long, Double> left = TestStores.samples(store, "fine/0");
            assertThat(left).hasSizeBetween(28 * 1440, 62 * 1440);
            assertThat(Objects.requireNonNull(store.catalogue().find("fine/0")).firstTime())
                    .isLessThanOrEqualTo(left.keySet().iterator().next());
            assertThat(layer.files().keySet()).noneMatch(path -> path.toString().endsWith("2026-01.2.tab"));
        }
    }

    @Test
    void monthsAreDeletedByAgeButNotByAClockThatWasSetToAFarYear(@TempDir Path directory) throws Exception {
        StoreSettings settings = TestStores.settings(directory, 4 << 20).withRetention(2, 0, 0);
        long day = 1440 * MINUTE;
        try (Store store = TestStores.open(FileLayer.system(), settings, clock("2026-03-20T00:00:00Z"))) {
            for (int month = 0; month < 3; month++) {
                TestStores.append(
                        store, TestStores.block("fine/0", TestStores.START + month * 31L * day, MINUTE, 2000, 0));
            }
            store.closeMonths();
            assertThat(files(directory, "fine")).containsExactly("2026-01.2.tab", "2026-02.2.tab", "2026-03.1.seg");
        }
        // With March closed, two months follow January and one follows February.
        try (Store store = TestStores.open(FileLayer.system(), settings, clock("2099-01-01T00:00:00Z"))) {
            store.closeMonths();
            assertThat(files(directory, "fine")).containsExactly("2026-02.2.tab", "2026-03.2.tab");
        }
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }

    private static List<String> files(Path directory, String folder) throws IOException {
        return FileLayer.system().list(directory.resolve("segments").resolve(folder)).stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }
}
