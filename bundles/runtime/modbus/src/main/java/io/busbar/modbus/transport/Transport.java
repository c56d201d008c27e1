package io.busbar.modbus.transport;

/** A way to reach the other end of a line. */
public interface Transport {

    /** Begins to connect. Called on the line's thread, which also gets all events. */
    Wire open(WireEvents events);
}
