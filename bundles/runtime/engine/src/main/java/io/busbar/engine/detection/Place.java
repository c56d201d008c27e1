package io.busbar.engine.detection;

import io.busbar.gateway.lines.BusLine;
import org.jspecify.annotations.Nullable;

/**
 * Where a detection looks.
 *
 * @param id what people can tell the place by: the id of the line, or made of host and port
 * @param line id of the line, or null for an endpoint that is not set up
 * @param host host of a Modbus TCP endpoint, or null on another kind of line
 * @param port its port, or 0
 * @param bus the open line
 * @param borrowed whether the line belongs to somebody else; one that was opened for the detection is closed by it
 */
record Place(String id, @Nullable String line, @Nullable String host, int port, BusLine bus, boolean borrowed) {

    void leave() {
        if (!borrowed) {
            bus.close();
        }
    }
}
