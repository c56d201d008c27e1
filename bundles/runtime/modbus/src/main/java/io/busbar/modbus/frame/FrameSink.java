package io.busbar.modbus.frame;

import io.busbar.gateway.problem.Message;

/** Where a {@link FrameReader} delivers. Called during its {@code read}. */
public interface FrameSink {

    /** A whole frame; {@code transaction} is -1 where the framing has none. The array is the receiver's. */
    void frame(int transaction, byte[] frame);

    /** An answer to the request under way came damaged: its checksum is wrong. */
    void damaged();

    /** Bytes that belong to no request under way were thrown away. */
    void noise(int bytes);

    /** The stream makes no sense any more; the connection has to be closed. */
    void lost(Message why);
}
