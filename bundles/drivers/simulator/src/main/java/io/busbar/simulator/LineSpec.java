package io.busbar.simulator;

import io.busbar.simulator.slave.UnitFault;
import java.util.List;

/**
 * A TCP endpoint to simulate, with the devices behind it.
 *
 * @param id what the line is called
 * @param host address to listen on
 * @param port TCP port, 0 for any free one
 * @param devices the devices that answer there
 * @param absent what is answered for a unit that is not there
 * @param offered whether its devices wait to be found: nobody sets them up, and the incomer does not count them
 */
public record LineSpec(String id, String host, int port, List<DeviceSpec> devices, UnitFault absent, boolean offered) {

    /** A line whose devices belong to the site, at a gateway that says of other units that they do not answer. */
    public LineSpec(String id, String host, int port, List<DeviceSpec> devices) {
        this(id, host, port, devices, UnitFault.NO_SUCH_UNIT, false);
    }

    /** Copies the list. */
    public LineSpec {
        devices = List.copyOf(devices);
    }

    /** The same line at another port. */
    public LineSpec at(int otherPort) {
        return new LineSpec(id, host, otherPort, devices, absent, offered);
    }
}
