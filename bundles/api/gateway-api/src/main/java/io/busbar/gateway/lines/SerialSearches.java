package io.busbar.gateway.lines;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds out with which settings the devices on a serial port answer: 9600 and 38400 baud without parity first, then all others in use. One
 * search at a time. Safe for use by any thread; returns at once.
 */
@ProviderType
public interface SerialSearches {

    /** Unit ids that can be asked with each setting, at most. */
    int MOST_UNITS = 8;

    /**
     * What to search. Says either an existing {@code line} of kind RTU, whose devices rest meanwhile, or a {@code serialPort} that no line
     * uses.
     *
     * @param units unit ids to ask, 1 to 247, at most {@link #MOST_UNITS}; empty for those of the line's devices, or else 5, as devices
     *     leave the factory, and 1
     * @param apply whether the line gets the setting that is found
     */
    record Request(@Nullable String line, @Nullable String serialPort, List<Integer> units, boolean apply) {
        /** Copies the list. */
        public Request {
            units = List.copyOf(units);
        }
    }

    /**
     * Begins a search.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if one is under way
     */
    SerialSearch start(Request request);

    /** The one under way and the last ones that ended, newest first. */
    List<SerialSearch> searches();

    /** One of them. */
    Optional<SerialSearch> search(String id);

    /**
     * Stops a search; does nothing to one that has ended.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is none with this id
     */
    void cancel(String id);
}
