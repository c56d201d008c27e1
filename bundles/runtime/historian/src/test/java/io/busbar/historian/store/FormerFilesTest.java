package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.historian.query.CounterSteps;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.storage.FileLayer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files that the version wrote which kept an hour of sixty samples as a row, and no days: twelve days in closed months and one more in
 * a log, of a gauge and an index each minute and a gauge each ten minutes. Whatever changes, they are read as they were written.
 */
class FormerFilesTest {

    private static final long START = Instant.parse("2026-01-23T00:00:00Z").toEpochMilli();
    private static final int DAYS = 13;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void filesOfTheFormerVersionAreReadAndWrittenAnew(@TempDir Path directory) throws Exception {
        unpack(directory);
        StoreSettings settings = TestStores.settings(directory, 4 << 20);
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            assertThat(store.status().findings()).isEmpty();
            says(store);
            // A late sample makes the month be written by this version, from what that one wrote.
            TestStores.append(store, TestStores.block("fine/gauge", START + 30, 60_000, 1, 7));
            store.closeMonths();
            assertThat(TestStores.samples(store, "fine/gauge")).containsEntry(START + 30, 7.0);
        }
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            assertThat(store.status().findings()).isEmpty();
            assertThat(days(store, "fine/index")).hasSize(DAYS + 1);
            says(store, "fine/index", 60_000, 1, k -> 10_000.0 + 3L * k + k % 7);
        }
    }

    private static void unpack(Path directory) throws Exception {
        try (InputStream packed = Objects.requireNonNull(FormerFilesTest.class.getResourceAsStream("hours-only.zip"));
                ZipInputStream files = new ZipInputStream(packed)) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Path target = directory.resolve(file.getName());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.write(target, files.readAllBytes());
            }
        }
    }

    private interface Value {
        double of(int number);
    }

    private static void says(Store store) throws Exception {
        says(store, "fine/gauge", 60_000, 0, k -> k * 7919 % 1000 / 10.0);
        says(store, "fine/index", 60_000, 1, k -> 10_000.0 + 3L * k + k % 7);
        says(store, "standard/gauge", 600_000, 0, k -> k * 31 % 500);
        for (HistoryInterval day : days(store, "fine/gauge")) {
            double sum = 0;
            int count = 0;
            for (int k = 0; k < DAYS * 1440; k++) {
                long time = START + k * 60_000L;
                if (Step.DAY.floor(time, PARIS) == day.start() && isGood(k)) {
                    sum += k * 7919 % 1000 / 10.0;
                    count++;
                }
            }
            assertThat(day.count()).isEqualTo(count);
            assertThat(day.avg()).isCloseTo(sum / count, within(1e-9));
        }
        double counted = days(store, "fine/index").stream()
                .mapToDouble(HistoryInterval::sum)
                .sum();
        // It goes back by three each seventh time, which counts as nothing, and on by four else.
        int steps = DAYS * 1440 - 1;
        assertThat(counted).isEqualTo(4.0 * (steps - steps / 7));
    }

    /** Every ninety-seventh value of the gauge was said to be missing. */
    private static boolean isGood(int k) {
        return Quality.of(k % 97 == 0 ? 3 : 0).isGood();
    }

    private static void says(Store store, String name, long step, int behind, Value value) throws Exception {
        Map<Long, Double> expected = new TreeMap<>();
        for (int k = 0; k < DAYS * 86_400_000L / step; k++) {
            expected.put(START + (k + behind) * step, value.of(k));
        }
        assertThat(TestStores.samples(store, name)).isEqualTo(expected);
    }

    private static List<HistoryInterval> days(Store store, String name) throws Exception {
        Series series = Objects.requireNonNull(store.catalogue().find(name));
        return new HistoryQuery(series)
                .intervals(START, START + (DAYS + 1) * 86_400_000L, Step.DAY, PARIS, CounterSteps.PLAIN);
    }
}
