package io.busbar.gateway.history;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people know of counters that the readings do not say. Readings are never changed for it; it is taken into account whenever energy is
 * worked out. What a method accepted is on disk when it returns. Safe for use by any thread.
 */
@ProviderType
public interface Counters {

    /**
     * A meter that took the place of another.
     *
     * @param point the index
     * @param time when it was done
     * @param lastOfOld last reading of the old meter, in the canonical unit
     * @param firstOfNew first reading of the new one
     */
    record Replacement(String point, Instant time, double lastOfOld, double firstOfNew) {}

    /**
     * Notes a replacement; one noted before for the same point and time is replaced.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the readings are no numbers, or the disk cannot take it
     */
    void replaced(Replacement replacement);

    /** The replacements noted for a point, oldest first. */
    List<Replacement> replacements(String point);

    /**
     * Notes where a counter begins again at zero.
     *
     * @param modulus in the canonical unit, above zero; infinite for never
     * @throws io.busbar.gateway.problem.ProblemException if it is no such number, or the disk cannot take it
     */
    void rollsOverAt(String point, double modulus);
}
