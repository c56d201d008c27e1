package io.busbar.modbus.transport;

import io.busbar.gateway.problem.Message;
import io.netty.buffer.ByteBuf;

/** What happens on a connection, told on the line's thread. */
public interface WireEvents {

    /** Connected. */
    void opened();

    /** Bytes arrived; the buffer is valid during the call only. */
    void received(ByteBuf bytes);

    /** Could not be connected, or was closed by the other end. The last event. */
    void closed(Message why);
}
