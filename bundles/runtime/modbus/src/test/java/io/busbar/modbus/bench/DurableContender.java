package io.busbar.modbus.bench;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.SampleBatch;
import io.busbar.historian.query.Rollups;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Resolution;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the wire to the disk: every sample of every read is appended to the historian's store, as it comes and not thinned out by a plan,
 * and a read counts when its samples are durable.
 */
final class DurableContender extends MapContender {

    static final String NAME = "busbar, wire to durable history";

    private @Nullable Store store;
    private @Nullable Path directory;

    @Override
    public String name() {
        return NAME;
    }

    /** A steady rate that a disk can follow: 5,000 reads or 250,000 samples a second on 50 connections. */
    @Override
    Duration period() {
        return Duration.ofMillis(10);
    }

    @Override
    public void start(int port, int connections, LongAdder reads) throws IOException {
        Path place = Files.createTempDirectory("bench-history");
        Catalogue.SeriesRules rules = new Catalogue.SeriesRules() {
            @Override
            public QuantityKind kind(String name) {
                return Quantity.of(name.substring(name.lastIndexOf('/') + 1)).kind();
            }

            @Override
            public Resolution resolution(String name) {
                return Resolution.FINE;
            }
        };
        Store opened = new Store(
                FileLayer.system(),
                StoreSettings.of(place),
                rules,
                Clock.systemUTC(),
                new Rollups(() -> ZoneOffset.UTC),
                (state, problem) -> {});
        opened.open();
        store = opened;
        directory = place;
        super.start(port, connections, reads);
    }

    @Override
    void take(SampleBatch batch, LongAdder reads) {
        Objects.requireNonNull(store).append(batch).whenComplete((done, failure) -> {
            if (failure == null) {
                reads.increment();
            } else {
                System.err.println("not stored: " + failure);
            }
        });
    }

    @Override
    public void stop() {
        super.stop();
        if (store != null && directory != null) {
            store.close();
            delete(directory);
        }
    }

    private static void delete(Path place) {
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println(place + " is left behind: " + e);
        }
    }
}
