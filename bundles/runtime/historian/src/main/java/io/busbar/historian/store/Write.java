package io.busbar.historian.store;

import io.busbar.driver.Points;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something to be stored, waiting for its commit. All but its future belongs to the committing thread. */
abstract sealed class Write {

    final CompletableFuture<Void> done = new CompletableFuture<>();
    /** By the place of the sample or block; null where it is not stored. */
    Series[] series = new Series[0];

    /** How many samples at most. */
    abstract int samples();

    /** Whether it should not wait for others. */
    boolean isUrgent() {
        return false;
    }

    abstract @Nullable String name(int index);

    abstract int names();

    /** Finds the series; {@code known} remembers those of points that came before, and may be asked by identity. */
    void resolve(Function<String, Series> resolver, IdentityHashMap<Points, Series[]> known) {
        Series[] found = new Series[names()];
        for (int i = 0; i < found.length; i++) {
            String name = name(i);
            if (name != null) {
                found[i] = resolver.apply(name);
            }
        }
        series = found;
    }

    final Series series(int index) {
        return series[index];
    }

    final boolean isStored(int index) {
        return series[index] != null;
    }

    abstract void log(LogWriter log) throws IOException;

    abstract void apply(OpenChunk.Scratch scratch, Series.Sealer sealer);

    /** A batch as it comes off the bus. */
    static final class Batch extends Write {
        private final SampleBatch batch;

        Batch(SampleBatch batch) {
            this.batch = batch;
        }

        @Override
        int samples() {
            return batch.size();
        }

        @Override
        void resolve(Function<String, Series> resolver, IdentityHashMap<Points, Series[]> known) {
            Series[] before = known.get(batch.points());
            if (before == null) {
                super.resolve(resolver, known);
                known.put(batch.points(), series);
            } else {
                series = before;
            }
        }

        @Override
        int names() {
            return batch.size();
        }

        @Override
        @Nullable
        String name(int index) {
            return batch.points().quantity(index).kind() == QuantityKind.TEXT
                    ? null
                    : batch.points().id(index);
        }

        @Override
        void log(LogWriter log) throws IOException {
            log.beginRows(batch.timeMillis());
            for (int i = 0; i < batch.size(); i++) {
                if (isStored(i)) {
                    log.row(series(i).id(), batch.value(i), (byte)
                            batch.quality(i).ordinal());
                }
            }
            log.endRows();
        }

        @Override
        void apply(OpenChunk.Scratch scratch, Series.Sealer sealer) {
            for (int i = 0; i < batch.size(); i++) {
                if (isStored(i)) {
                    byte quality = (byte) batch.quality(i).ordinal();
                    series(i).add(batch.timeMillis(), batch.value(i), quality, scratch, sealer);
                }
            }
        }
    }

    /** Many samples of some series. */
    static final class Blocks extends Write {
        private final List<SeriesBlock> blocks;
        private final boolean urgent;
        private final int samples;

        Blocks(List<SeriesBlock> blocks, boolean urgent) {
            this.blocks = blocks;
            this.urgent = urgent;
            this.samples =
                    blocks.stream().mapToInt(block -> block.times().length).sum();
        }

        @Override
        int samples() {
            return samples;
        }

        @Override
        boolean isUrgent() {
            return urgent;
        }

        @Override
        int names() {
            return blocks.size();
        }

        @Override
        @Nullable
        String name(int index) {
            SeriesBlock block = blocks.get(index);
            return block.times().length == 0 ? null : block.point();
        }

        @Override
        void log(LogWriter log) throws IOException {
            for (int i = 0; i < blocks.size(); i++) {
                if (isStored(i)) {
                    log.block(series(i).id(), samples(i));
                }
            }
        }

        @Override
        void apply(OpenChunk.Scratch scratch, Series.Sealer sealer) {
            for (int i = 0; i < blocks.size(); i++) {
                if (isStored(i)) {
                    series(i).addAll(samples(i), scratch, sealer);
                }
            }
        }

        private Samples samples(int index) {
            SeriesBlock block = blocks.get(index);
            return Samples.of(block.times(), block.values(), block.qualities());
        }
    }
}
