package io.busbar.gateway.lines;

import io.busbar.driver.BlockRead;
import io.busbar.driver.BusLink;
import io.busbar.driver.ReadFailure;
import java.time.Duration;
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

    /**
     * Asks a unit once that may not be there, whether it is linked or not. Sent only while nothing else is due, so that the linked units
     * keep their periods; not counted by the line's counters, and an answer that does not come is no failure of the line.
     *
     * @param unit 0 to 255
     * @param patience how long to wait for the answer once it was sent, without the time that bytes need on a serial line
     * @param listener told what came of it
     */
    default void sound(int unit, BlockRead block, Duration patience, SoundingListener listener) {
        ReadFailure failure =
                new ReadFailure(ReadFailure.Kind.SUSPENDED, 0, "This line cannot ask for units that may not be there");
        listener.failed(failure);
    }

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

        /** How well the periods of this unit's blocks are kept; {@link Timing#NONE} where that is not known. */
        default Timing timing() {
            return Timing.NONE;
        }

        /** Sets both to zero; does nothing where there are none. */
        default void resetCounters() {}

        /** Ends all polls of the unit. Returns at once. */
        @Override
        void close();
    }
}
