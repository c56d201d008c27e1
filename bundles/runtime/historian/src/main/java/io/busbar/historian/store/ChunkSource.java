package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Some samples of a series, wherever they are: in a segment, in memory compressed, in memory as they came. */
public interface ChunkSource {

    /** Time of the first sample. */
    long first();

    /** Time of the last sample. */
    long last();

    /**
     * Reads the samples, in place of what {@code into} held.
     *
     * @return the usual step between two of them in milliseconds; 0 for a single one
     */
    long load(ChunkCodec codec, Samples into) throws IOException;

    /** Bytes that it takes, with what was written with it; 0 for what is in memory as it came. */
    default int bytes() {
        return 0;
    }

    /** What was written with the chunk by a {@link Digester}; null where there is nothing. */
    default byte @Nullable [] digest() throws IOException {
        return null;
    }

    /** Samples in memory. */
    record Raw(Samples samples, long step) implements ChunkSource {
        @Override
        public long first() {
            return samples.first();
        }

        @Override
        public long last() {
            return samples.last();
        }

        @Override
        public long load(ChunkCodec codec, Samples into) {
            into.clear();
            into.addAll(samples, 0, samples.size());
            return step;
        }
    }

    /** An encoded chunk in memory. */
    record Encoded(byte[] chunk, long first, long last) implements ChunkSource {
        @Override
        public int bytes() {
            return chunk.length;
        }

        @Override
        public long load(ChunkCodec codec, Samples into) {
            return codec.decode(chunk, 0, chunk.length, into).step();
        }
    }
}
