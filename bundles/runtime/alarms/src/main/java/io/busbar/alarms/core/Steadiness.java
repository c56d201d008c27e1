package io.busbar.alarms.core;

/**
 * Whether an alarm comes and goes too often to be told each time. Unsteady is what has begun {@value #RAISES} times within {@link #WINDOW};
 * it is steady again when it has not begun for {@link #QUIET}. Used by one thread at a time.
 */
public final class Steadiness {

    /** So many beginnings make it unsteady. */
    public static final int RAISES = 5;

    /** Within this time, in nanoseconds. */
    public static final long WINDOW = 60_000_000_000L;

    /** So long an unsteady alarm must be gone before it is over, in nanoseconds. */
    public static final long QUIET = 30_000_000_000L;

    private final long[] raised = new long[RAISES];
    private int count;

    /** It began. */
    public void raised(long nanos) {
        raised[count++ % RAISES] = nanos;
    }

    /** Whether it is unsteady. */
    public boolean isUnsteady(long nanos) {
        return count >= RAISES && nanos - raised[count % RAISES] <= WINDOW;
    }

    /** Whether it began so long ago that it need not be remembered. */
    public boolean isForgotten(long nanos) {
        return count == 0 || nanos - raised[(count - 1) % RAISES] > WINDOW;
    }
}
