package io.busbar.modbus.transport;

/** One attempt at a connection, and the connection if it succeeds. Used on the line's thread only. */
public interface Wire {

    /** Sends bytes; the array is not used afterwards. A failure shows as {@link WireEvents#closed}. */
    void send(byte[] frame);

    /** Ends the connection or the attempt. No event follows. Safe to call twice. */
    void close();
}
