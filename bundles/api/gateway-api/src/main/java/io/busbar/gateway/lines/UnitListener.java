package io.busbar.gateway.lines;

import io.busbar.driver.ReadFailure;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Told how one unit of a line fares. Called on a thread of the line; must return at once. */
@ConsumerType
public interface UnitListener {

    /** How a unit answers. */
    enum UnitState {
        /** Every block read lately was answered. */
        ANSWERING,
        /** Some blocks fail, others are answered. */
        FALTERING,
        /** It does not answer; it is probed with growing pauses until it does. */
        SILENT
    }

    /** The state changed; {@code cause} is the failure that led to it, or null for {@link UnitState#ANSWERING}. */
    void changed(UnitState state, @Nullable ReadFailure cause);
}
