package io.busbar.simulator;

import java.util.List;

/**
 * A TCP endpoint to simulate, with the devices behind it.
 *
 * @param id what the line is called
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param devices the devices that answer there
 */
public record LineSpec(String id, String host, int port, List<DeviceSpec> devices) {

    /** Copies the list. */
    public LineSpec {
        devices = List.copyOf(devices);
    }

    /** The same line at another port. */
    public LineSpec at(int otherPort) {
        return new LineSpec(id, host, otherPort, devices);
    }
}
