package io.busbar.engine.detection;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How long to wait for a unit that may not be there: most are not, so this decides how long a detection takes. Learnt from those that are
 * there; an answer that came too late makes it longer for the rest. Safe for use by any thread.
 */
final class Patience {

    /** A device answers within 250 ms by its manufacturer's word, and a gateway needs some time of its own. */
    private static final Duration FIRST = Duration.ofMillis(300);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int ENOUGH_UNITS = 3;
    private static final int MARGIN = 4;

    private final Duration longest;
    private final boolean fixed;
    private final Set<Integer> answering = new HashSet<>();
    private Duration slowest = Duration.ZERO;
    private Duration floor = SHORTEST;
    private Duration first;

    private Patience(Duration first, Duration longest, boolean fixed) {
        this.first = first;
        this.longest = longest;
        this.fixed = fixed;
    }

    /** Found out along the way, and never longer than the line's timeout. */
    static Patience learnt(Duration timeout) {
        return new Patience(shorter(FIRST, timeout), timeout, false);
    }

    /** As somebody has said. */
    static Patience fixed(Duration said, Duration timeout) {
        return new Patience(said, longer(said, timeout), true);
    }

    /** For a unit of which nothing is known. */
    synchronized Duration forStranger() {
        if (fixed || answering.size() < ENOUGH_UNITS) {
            return first;
        }
        return shorter(longer(slowest.multipliedBy(MARGIN), floor), first);
    }

    /** For one that has given a sign of life. */
    Duration forKnown() {
        return longest;
    }

    synchronized void answered(int unit, Duration took) {
        answering.add(unit);
        slowest = longer(slowest, took);
    }

    /** An answer, whoever gave it, took longer than it was waited for. */
    synchronized void late(Duration took) {
        Duration needed = shorter(took.multipliedBy(3).dividedBy(2), longest);
        floor = longer(floor, needed);
        first = fixed ? first : longer(first, needed);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
