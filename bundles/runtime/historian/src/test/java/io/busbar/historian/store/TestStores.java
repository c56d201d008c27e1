package io.busbar.historian.store;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.historian.query.Rollups;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Stores for tests, and what they hold. */
final class TestStores {

    static final Path DIRECTORY = Path.of("/data/historian");
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    static final long START = 1_767_225_600_000L;

    private TestStores() {}

    /** Settings under which checkpoints are frequent. */
    static StoreSettings settings(Path directory, long logBytes) {
        return new StoreSettings(directory, Duration.ofMillis(5), logBytes, 64 << 10, Duration.ZERO, 0, 0, 0);
    }

    static Store open(FileLayer layer, StoreSettings settings) throws IOException {
        return open(layer, settings, Clock.systemUTC());
    }

    static Store open(FileLayer layer, StoreSettings settings, Clock clock) throws IOException {
        Store store =
                new Store(layer, settings, new TestRules(), clock, new Rollups(() -> ZONE), (state, problem) -> {});
        store.open();
        return store;
    }

    static SeriesBlock block(String series, long from, long step, int count, double value) {
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + i * step;
            values[i] = value + i;
        }
        return new SeriesBlock(series, times, values, new byte[count]);
    }

    static void append(Store store, SeriesBlock... blocks) throws Exception {
        store.append(Arrays.asList(blocks), true).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** All samples of a series by their times; fails where one comes twice or out of order. */
    static Map<Long, Double> samples(Store store, String name) throws IOException {
        return samples(store.catalogue(), name);
    }

    static Map<Long, Double> samples(Catalogue catalogue, String name) throws IOException {
        TreeMap<Long, Double> found = new TreeMap<>();
        Series series = catalogue.find(name);
        if (series != null) {
            new HistoryQuery(series).raw(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2, (time, value, quality) -> {
                if (!found.isEmpty() && time <= found.lastKey()) {
                    throw new AssertionError(name + " has " + time + " after " + found.lastKey());
                }
                found.put(time, value);
                return true;
            });
        }
        return found;
    }

    static List<String> names(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> (i % 2 == 0 ? "fine/" : "standard/") + i)
                .toList();
    }
}
