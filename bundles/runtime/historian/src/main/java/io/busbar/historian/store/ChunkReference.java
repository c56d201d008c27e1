package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a sealed chunk is.
 *
 * @param digestOffset where what was written with it is
 * @param digestLength its length; 0 where there is none
 */
record ChunkReference(
        Segment segment, long offset, int length, long first, long last, long digestOffset, int digestLength)
        implements ChunkSource {

    ChunkReference(Segment segment, long offset, int length, long first, long last) {
        this(segment, offset, length, first, last, 0, 0);
    }

    ChunkReference with(long otherDigest, int otherLength) {
        return new ChunkReference(segment, offset, length, first, last, otherDigest, otherLength);
    }

    @Override
    public long load(ChunkCodec codec, Samples into) throws IOException {
        byte[] bytes = segment.read(offset, length);
        return codec.decode(bytes, 0, length, into).step();
    }

    @Override
    public int bytes() {
        return length + digestLength;
    }

    @Override
    public byte @Nullable [] digest() throws IOException {
        return digestLength == 0 ? null : segment.read(digestOffset, digestLength);
    }
}
