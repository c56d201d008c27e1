package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.HistoryMaintenance.Check;
import io.busbar.gateway.history.Step;
import io.busbar.historian.query.CounterSteps;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UpkeepTest {

    private static final long MINUTE = 60_000;
    private static final int COUNT = 45 * 1440;

    private final Path directory;
    private final StoreSettings settings;

    UpkeepTest(@TempDir Path directory) {
        this.directory = directory;
        this.settings = TestStores.settings(directory, 4 << 20);
    }

    private Store filled() throws Exception {
        Store store = TestStores.open(FileLayer.system(), settings);
        for (int from = 0; from < COUNT; from += 5000) {
            int count = Math.min(5000, COUNT - from);
            TestStores.append(
                    store,
                    TestStores.block("fine/0", TestStores.START + from * MINUTE, MINUTE, count, from),
                    TestStores.block("fine/1", TestStores.START + from * MINUTE, MINUTE, count, -from));
        }
        store.closeMonths();
        return store;
    }

    private static Path table(Path directory) throws IOException {
        try (var files = Files.list(directory.resolve("segments/fine"))) {
            return files.filter(file -> file.toString().endsWith(".tab"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anIntactStoreIsReadWholeAndSaysSo() throws Exception {
        List<Long> told = new ArrayList<>();
        try (Store store = filled()) {
            Check check = store.upkeep().check((done, all) -> told.add(done));

            assertThat(check.findings()).isEmpty();
            assertThat(check.complete()).isTrue();
            assertThat(check.chunks()).isGreaterThan(20);
            assertThat(check.bytes()).isGreaterThan(1000);
            assertThat(told).containsExactly(0L, 1L, 2L);
            assertThat(store.upkeep().check((done, all) -> false).complete()).isFalse();
        }
    }

    @Test
    void aDamagedPageIsFound() throws Exception {
        try (Store store = filled()) {
            try (RandomAccessFile file = new RandomAccessFile(table(directory).toFile(), "rw")) {
                long place = file.length() / 3;
                file.seek(place);
                int intact = file.read();
                file.seek(place);
                file.write(intact ^ 0x55);
            }
            Check check = store.upkeep().check((done, all) -> true);

            assertThat(check.findings()).isNotEmpty().first().asString().contains("1 damaged pages");
            assertThat(store.upkeep().renew((done, all) -> true))
                    .as("what is damaged is left for whoever can save it")
                    .isEqualTo(tables() - 1);
        }
    }

    private int tables() throws IOException {
        try (var files = Files.list(directory.resolve("segments/fine"))) {
            return (int) files.filter(file -> file.toString().endsWith(".tab")).count();
        }
    }

    @Test
    void whatIsTakenIsToldBySeriesAndMonth() throws Exception {
        try (Store store = filled()) {
            List<Upkeep.Use> uses = store.upkeep().use();

            assertThat(uses).extracting(Upkeep.Use::series).containsExactly("fine/0", "fine/1");
            assertThat(uses).extracting(Upkeep.Use::samples).containsExactly((long) COUNT, (long) COUNT);
            assertThat(uses.get(0).bytesByMonth())
                    .containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 2))
                    .allSatisfy((month, bytes) -> assertThat(bytes).isPositive());
            long tables = Files.size(table(directory));
            long january = uses.stream()
                    .mapToLong(use -> use.bytesByMonth().getOrDefault(YearMonth.of(2026, 1), 0L))
                    .sum();
            assertThat(january).isBetween(tables / 2, tables);
        }
    }

    @Test
    void viewsThatAreMadeAnewSayTheSameAndOutliveARestart() throws Exception {
        Map<Long, Double> samples;
        String days;
        try (Store store = filled()) {
            samples = TestStores.samples(store, "fine/0");
            days = days(store);
            long before = Files.size(table(directory));
            Object key = Files.readAttributes(table(directory), BasicFileAttributes.class)
                    .fileKey();

            assertThat(store.upkeep().renew((done, all) -> true)).isEqualTo(tables());

            assertThat(Files.size(table(directory))).isEqualTo(before);
            assertThat(Files.readAttributes(table(directory), BasicFileAttributes.class)
                            .fileKey())
                    .as("another file")
                    .isNotEqualTo(key);
            assertThat(days(store)).isEqualTo(days);
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
        }
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            assertThat(store.status().findings()).isEmpty();
            assertThat(days(store)).isEqualTo(days);
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(samples);
        }
    }

    private static String days(Store store) throws IOException {
        Series series = Objects.requireNonNull(store.catalogue().find("fine/0"));
        return new HistoryQuery(series)
                .intervals(
                        TestStores.START,
                        TestStores.START + COUNT * MINUTE,
                        Step.DAY,
                        ZoneOffset.UTC,
                        CounterSteps.PLAIN)
                .toString();
    }
}
