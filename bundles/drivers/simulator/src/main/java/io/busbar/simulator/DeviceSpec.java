package io.busbar.simulator;

import io.busbar.simulator.physics.LoadSpec;
import java.util.List;

/**
 * A device to simulate.
 *
 * @param id what it is called, unique in its site
 * @param reference product reference, as the maps have it
 * @param name what people call it
 * @param zone where it is
 * @param unit Modbus unit id, 0 to 255
 * @param role what it measures
 * @param loads the loads that it is set up with, in the order of its current inputs
 * @param extras what it has besides
 */
public record DeviceSpec(
        String id,
        String reference,
        String name,
        String zone,
        int unit,
        Role role,
        List<LoadSpec> loads,
        Extras extras) {

    /**
     * What a device has besides its current inputs.
     *
     * @param inputs logical inputs, 0 to 16
     * @param outputs logical outputs, 0 to 16
     * @param temperatures temperature sensors, 0 to 16
     */
    public record Extras(int inputs, int outputs, int temperatures) {
        /** Nothing. */
        public static final Extras NONE = new Extras(0, 0, 0);
    }

    /** What a device measures. */
    public enum Role {
        /** Its own loads, and the supply. */
        LOADS,
        /** All loads of the site together, and one more of its own that nothing else measures. */
        INCOMER,
        /** The insulation of a network without a connection to earth: all such devices of one zone watch one network, each load a circuit. */
        INSULATION,
        /** Two sources, the switch between them, and what it feeds. */
        TRANSFER;

        /** What a product does by its family. */
        private static Role of(String reference) {
            return reference.startsWith("ISOM") ? INSULATION : reference.startsWith("ATyS") ? TRANSFER : LOADS;
        }
    }

    /** Copies the list. */
    public DeviceSpec {
        loads = List.copyOf(loads);
    }

    /** A device that does what its family does with its own loads. */
    public static DeviceSpec of(String id, String reference, String name, String zone, int unit, LoadSpec... loads) {
        return new DeviceSpec(id, reference, name, zone, unit, Role.of(reference), List.of(loads), Extras.NONE);
    }

    /** A device that measures what the whole site draws; {@code rest} is what no other device measures. */
    public static DeviceSpec incomer(String id, String reference, String name, String zone, int unit, LoadSpec rest) {
        return new DeviceSpec(id, reference, name, zone, unit, Role.INCOMER, List.of(rest), Extras.NONE);
    }

    /** The same device with inputs, outputs and temperature sensors. */
    public DeviceSpec with(Extras more) {
        return new DeviceSpec(id, reference, name, zone, unit, role, loads, more);
    }
}
