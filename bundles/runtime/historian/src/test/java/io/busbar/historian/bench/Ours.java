package io.busbar.historian.bench;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.Step;
import io.busbar.historian.query.CounterSteps;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.historian.query.Rollups;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Resolution;
import io.busbar.historian.store.Series;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The store of this bundle. */
final class Ours implements Contender {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private @Nullable Store store;

    @Override
    public String name() {
        return "busbar";
    }

    @Override
    public void open(Path directory, List<String> series, long step) throws IOException {
        Resolution resolution = step < 600_000 ? Resolution.FINE : Resolution.STANDARD;
        Catalogue.SeriesRules rules = new Catalogue.SeriesRules() {
            @Override
            public QuantityKind kind(String name) {
                return Quantity.of(name.substring(name.lastIndexOf('/') + 1)).kind();
            }

            @Override
            public Resolution resolution(String name) {
                return resolution;
            }
        };
        // The commit itself is measured, not the wait for others that share it.
        StoreSettings settings = StoreSettings.of(directory).withTick(Duration.ofMillis(1));
        store = new Store(
                FileLayer.system(),
                settings,
                rules,
                Clock.systemUTC(),
                new Rollups(() -> PARIS),
                (state, problem) -> {});
        store.open();
    }

    Store store() {
        return Objects.requireNonNull(store);
    }

    @Override
    public void commit(List<SeriesBlock> blocks) throws Exception {
        store().append(blocks, true).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public long raw(String series, long from, long to) throws IOException {
        long[] count = new long[1];
        query(series).raw(from, to, (time, value, quality) -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    @Override
    public long averages(String series, long from, long to, long interval) throws IOException {
        HistoryQuery query = query(series);
        if (interval == 3_600_000) {
            return query.intervals(from, to, Step.HOUR, ZoneOffset.UTC, CounterSteps.PLAIN)
                    .size();
        }
        return query.evenly(from, to, interval).size();
    }

    /** Days of a year as a site sees them. */
    long days(String series, long from, long to) throws IOException {
        return query(series)
                .intervals(from, to, Step.DAY, PARIS, CounterSteps.PLAIN)
                .size();
    }

    double last(String series) throws IOException {
        Series.Newest newest = query(series).last(Long.MAX_VALUE / 2, false);
        return newest == null ? Double.NaN : newest.value();
    }

    private HistoryQuery query(String name) {
        return new HistoryQuery(Objects.requireNonNull(store().catalogue().find(name)));
    }

    @Override
    public void close() {
        store().close();
    }
}
