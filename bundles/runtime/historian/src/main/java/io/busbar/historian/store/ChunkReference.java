package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.io.IOException;

/** Where a sealed chunk is. */
record ChunkReference(Segment segment, long offset, int length, long first, long last) implements ChunkSource {

    @Override
    public long load(ChunkCodec codec, Samples into) throws IOException {
        byte[] bytes = segment.read(offset, length);
        return codec.decode(bytes, 0, length, into).step();
    }
}
