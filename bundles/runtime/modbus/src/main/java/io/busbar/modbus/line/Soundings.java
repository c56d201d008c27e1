package io.busbar.modbus.line;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The soundings that wait, and how much of the line's time they may have. They go while nobody else has anything to ask, and where others
 * are being read take at most a quarter of the time; on a line that is never idle one goes now and then nevertheless. Used on the line's
 * thread.
 */
final class Soundings {

    /** So many may wait on one line. */
    static final int MOST_WAITING = 256;

    private static final int PAUSE_SHARE = 3;
    private static final long LONGEST_WAIT = 4_000_000_000L;

    private final ArrayDeque<Sounding> waiting = new ArrayDeque<>();
    private long from = Long.MIN_VALUE;
    private long since;

    void add(Sounding job, long now) {
        if (waiting.isEmpty()) {
            since = now;
        }
        waiting.add(job);
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The sounding to send now, or null. */
    @Nullable
    Sounding next(long now, boolean idle) {
        if (waiting.isEmpty() || now < from || !idle && now - since < LONGEST_WAIT) {
            return null;
        }
        since = now;
        return waiting.remove();
    }

    /** When one may be sent at the earliest. */
    long nextDue(long now) {
        return waiting.isEmpty() ? Schedule.NEVER : Math.max(now, from);
    }

    void served(long took, boolean neighbours, long now) {
        from = neighbours ? now + PAUSE_SHARE * took : now;
    }

    List<Sounding> drain() {
        List<Sounding> drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }
}
