package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.UnitListener;
import io.busbar.gateway.lines.UnitListener.UnitState;
import org.jspecify.annotations.Nullable;

/** Whether a unit answers, and when it is asked again if it does not. Used on the line's thread. */
final class UnitHealth {

    /** So many requests in a row without an answer make a unit silent. */
    static final int SILENT_AFTER = 3;

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_PAUSE = 25 * SECOND;
    /** A unit that was away for a minute is asked every 1.9 s, one that was away for thirteen minutes every 25 s. */
    private static final int PAUSE_SHARE = 32;

    private final UnitListener listener;
    private final ListenerGuard guard;
    private int missed;
    private boolean silent;
    private boolean waitedInFull;
    private long unsureUntil = Long.MIN_VALUE;
    private long silentSince;
    private long nextProbe;
    private long slowest;
    private @Nullable UnitState told;
    private @Nullable ReadFailure lastFailure;

    UnitHealth(UnitListener listener, ListenerGuard guard) {
        this.listener = listener;
        this.guard = guard;
    }

    boolean silent() {
        return silent;
    }

    int missed() {
        return missed;
    }

    /** Whether one of the requests that it has missed in a row had all the time that an answer may take. */
    boolean waitedInFull() {
        return waitedInFull;
    }

    /** When a silent unit may be asked again. */
    long nextProbe() {
        return nextProbe;
    }

    /** Asks a silent unit at the next opportunity. */
    void probeSoon(long now) {
        nextProbe = Math.min(nextProbe, now);
    }

    /**
     * Whether an old answer may still be under way that could be taken for the next one. Only on lines whose answers do not name their
     * request; ended by an answer that cannot be an old one.
     */
    boolean unsure(long now) {
        return now < unsureUntil;
    }

    void unsureUntil(long nanos) {
        unsureUntil = nanos;
    }

    /** Whatever was asked before has been answered or never will be. */
    void sure() {
        unsureUntil = Long.MIN_VALUE;
    }

    /** The longest that the unit was seen to need although it was given up, in nanoseconds; 0 if never. */
    long slowest() {
        return slowest;
    }

    void slowAnswer(long nanos) {
        slowest = Math.max(slowest, nanos);
    }

    /** Returns whether the unit was silent until now. */
    boolean answered() {
        boolean back = silent;
        silent = false;
        missed = 0;
        waitedInFull = false;
        return back;
    }

    /** Returns whether this miss, of a request that had all the time that an answer may take or less, makes the unit silent. */
    boolean missed(boolean inFull, long now) {
        missed++;
        waitedInFull |= inFull;
        if (silent) {
            nextProbe = now + pause(now - silentSince);
            return false;
        }
        if (missed < SILENT_AFTER) {
            return false;
        }
        silent = true;
        silentSince = now;
        nextProbe = now + pause(0);
        return true;
    }

    static long pause(long silentFor) {
        return Math.min(Math.max(silentFor / PAUSE_SHARE, SECOND), LONGEST_PAUSE);
    }

    /** Tells the listener if the state is another than it was told last. */
    void tell(boolean someBlocksFail, @Nullable ReadFailure cause) {
        if (cause != null) {
            lastFailure = cause;
        }
        if (silent) {
            tell(UnitState.SILENT, lastFailure);
        } else if (someBlocksFail || missed > 0) {
            tell(UnitState.FALTERING, lastFailure);
        } else {
            lastFailure = null;
            tell(UnitState.ANSWERING, null);
        }
    }

    /** Tells that the unit cannot be reached because the line is down. */
    void lineDown(ReadFailure cause) {
        lastFailure = cause;
        tell(UnitState.SILENT, cause);
    }

    private void tell(UnitState state, @Nullable ReadFailure cause) {
        if (told != state) {
            told = state;
            guard.call(() -> listener.changed(state, cause));
        }
    }
}
