package io.busbar.gateway.values;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The last value of every point. Reads never block and cost no I/O. */
@ProviderType
public interface LastValues {

    /** The last value of a point. */
    Optional<LiveValue> value(String point);

    /** The last values of a device, in the order in which its driver delivers them; empty for an unknown device. */
    List<LiveValue> values(String device);
}
