package io.busbar.modbus.frame;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Cuts the byte stream of one connection into frames. Used by one thread. */
public interface FrameReader {

    /** Says which request is under way, or null for none; needed where frames do not carry their own length. */
    void expect(@Nullable Request request);

    /** Takes all readable bytes; does not release the buffer. */
    void read(ByteBuf in);

    /** Whether a frame has begun and not ended. */
    boolean midFrame();
}
