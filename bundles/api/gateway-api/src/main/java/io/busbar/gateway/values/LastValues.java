package io.busbar.gateway.values;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The last value of every point. Reads never block and cost no I/O.
 *
 * <p>A number that was read once is kept, with the time when it was read, until a newer one comes: its quality becomes
 * {@link io.busbar.driver.Quality#STALE STALE} when several periods have passed or its device is offline, and
 * {@link io.busbar.driver.Quality#COMM_FAULT COMM_FAULT} when the device refused to give a newer one.
 */
@ProviderType
public interface LastValues {

    /** The last value of a point. */
    Optional<LiveValue> value(String point);

    /** The last values of a device, in the order in which its driver delivers them; empty for an unknown device. */
    List<LiveValue> values(String device);
}
