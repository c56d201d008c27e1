package io.busbar.simulator;

import io.busbar.simulator.slave.UnitFault;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The simulated devices, and what can be done to them. Safe for use by any thread. */
@ProviderType
public interface Simulator {

    /** All devices that answer, ordered by id. */
    List<SimulatedDevice> devices();

    /** One device. */
    Optional<SimulatedDevice> device(String id);

    /**
     * Lets a device misbehave on the wire, or behave again with {@link UnitFault#NONE}.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    void fault(String device, UnitFault fault);
}
