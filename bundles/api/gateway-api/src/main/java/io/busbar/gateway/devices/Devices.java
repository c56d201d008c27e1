package io.busbar.gateway.devices;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The devices of the site. What a method accepted is on disk when it returns. Safe for use by any thread; every method but reads may
 * block for as long as the disk takes.
 */
@ProviderType
public interface Devices {

    /** EventAdmin topic of every change of a device's state or configuration; property {@code device} has its id. */
    String TOPIC_CHANGED = "io/busbar/device/CHANGED";

    /** All devices, ordered by id. */
    List<DeviceStatus> devices();

    /** One device. */
    Optional<DeviceStatus> device(String id);

    /**
     * Adds a device and begins to read it.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    DeviceStatus add(NewDevice device);

    /**
     * Changes name, zone, line, unit, reference or periods of a device.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    DeviceStatus update(DeviceConfig config);

    /**
     * The device that {@link #add} would make now. Changes nothing. Where a line is to be added for it, the device names that.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, as {@code add} would
     */
    default DeviceConfig planAdd(NewDevice device) {
        throw new UnsupportedOperationException("devices cannot be planned here");
    }

    /**
     * The settings that {@link #update} would store now. Changes nothing.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, as {@code update} would
     */
    default DeviceConfig planUpdate(DeviceConfig config) {
        throw new UnsupportedOperationException("devices cannot be planned here");
    }

    /** Removes a device; what it measured stays in the history. */
    void remove(String id);

    /** Sets the counters of a device's traffic to zero. */
    default void resetCounters(String id) {
        throw new UnsupportedOperationException("counters of single devices cannot be set to zero here");
    }

    /** Has the device's own configuration read again. */
    void refresh(String id);
}
