package io.busbar.gateway.history;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which quantities of which devices are stored, and how. Without any override what an energy manager needs is stored: powers, voltages,
 * currents and frequency each minute, other gauges and indexes each ten minutes, load curves P+, P−, Q+, Q− and S each ten minutes, states
 * when they change.
 *
 * <p>The first override that fits a point counts: those of its device in their order, then those of the site in theirs. A change takes
 * effect with the next sample; what was collected until then is stored. What a method accepted is on disk when it returns. Safe for use by
 * any thread; every method but reads may block for as long as the disk takes.
 */
@ProviderType
public interface StoragePlans {

    /** EventAdmin topic of every change; property {@code device} has the id of the device, and is absent for the site's overrides. */
    String TOPIC_CHANGED = "io/busbar/storage-plan/CHANGED";

    /** How many overrides the site and each device may have. */
    int MOST_OVERRIDES = 200;

    /** The overrides for all devices, first one first. */
    List<StorageOverride> siteOverrides();

    /**
     * Replaces the overrides for all devices.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, such as {@code overrides.2.periodS}
     */
    void setSiteOverrides(List<StorageOverride> overrides);

    /** The overrides for one device, first one first; empty for a device that has none or is unknown. */
    List<StorageOverride> overrides(String device);

    /**
     * Replaces the overrides for one device.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is no such device, or naming each field at fault
     */
    void setOverrides(String device, List<StorageOverride> overrides);

    /**
     * Every point that the device delivers now, with its load curves, in the order in which they are delivered.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is no such device
     */
    List<PlannedPoint> points(String device);
}
