package io.busbar.gateway.lines;

import io.busbar.driver.BusLink;
import org.osgi.annotation.versioning.ProviderType;

/** An open line. Owned by whoever opened it; safe for use by any thread. */
@ProviderType
public interface BusLine extends AutoCloseable {

    /**
     * The link to one unit. The same unit may be linked once only.
     *
     * @param unit 0 to 255
     */
    UnitLink link(int unit, UnitListener listener);

    /** State and counters. */
    LineStatus status();

    /** How well the line keeps its periods. */
    default Timing timing() {
        return Timing.NONE;
    }

    /** Sets all counters of the line and its units to zero. */
    void resetCounters();

    /** Closes the connection and everything on it, within a second. */
    @Override
    void close();

    /** A link that its owner can also close and look into. */
    @ProviderType
    interface UnitLink extends BusLink, AutoCloseable {
        /** Counters of this unit. */
        Traffic traffic();

        /** Ends all polls of the unit. Returns at once. */
        @Override
        void close();
    }
}
