package io.busbar.alarms.core;

/**
 * Whether something is an alarm: normal, pending while the delay runs, active, ending while the delay on the way back runs.
 *
 * <p>Delays are measured on a clock that only goes forward, and only over time in which the value is known: a value that is not known
 * freezes everything as it is. Used by one thread at a time.
 */
public final class AlarmMachine {

    /** Where it stands. */
    public enum State {
        /** As it should be. */
        NORMAL,
        /** Beyond, but not for long enough. */
        PENDING,
        /** An alarm. */
        ACTIVE,
        /** Still an alarm; back, but not for long enough. */
        ENDING
    }

    /** What a look at the values brings about. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** The alarm begins. */
        RAISE,
        /** The alarm ends. */
        END
    }

    private final long delayOn;
    private final long delayOff;
    private State state;
    private long waited;
    private long last;
    private boolean known;

    /**
     * A machine with these delays in nanoseconds.
     *
     * @param active whether the alarm is active already, as after a restart
     */
    public AlarmMachine(long delayOn, long delayOff, boolean active) {
        this.delayOn = delayOn;
        this.delayOff = delayOff;
        this.state = active ? State.ACTIVE : State.NORMAL;
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** Whether nothing is known. */
    public boolean isFrozen() {
        return !known;
    }

    /** Whether it is an alarm. */
    public boolean isActive() {
        return state == State.ACTIVE || state == State.ENDING;
    }

    /** Whether time alone can bring something about. */
    public boolean isWaiting() {
        return known && (state == State.PENDING || state == State.ENDING);
    }

    /**
     * Looks at the values.
     *
     * @param nanos the time, on a clock that only goes forward
     */
    public Effect on(Verdict verdict, long nanos) {
        long elapsed = known ? Math.max(0, nanos - last) : 0;
        last = nanos;
        known = verdict != Verdict.UNKNOWN;
        if (!known) {
            return Effect.NONE;
        }
        return switch (state) {
            case NORMAL -> verdict == Verdict.BEYOND ? begin() : Effect.NONE;
            case PENDING -> verdict == Verdict.WITHIN ? calm() : lapse(elapsed);
            case ACTIVE -> verdict == Verdict.WITHIN ? beginEnd() : Effect.NONE;
            case ENDING -> verdict == Verdict.BEYOND ? again() : lapse(elapsed);
        };
    }

    private Effect begin() {
        state = State.PENDING;
        waited = 0;
        return lapse(0);
    }

    private Effect beginEnd() {
        state = State.ENDING;
        waited = 0;
        return lapse(0);
    }

    private Effect calm() {
        state = State.NORMAL;
        return Effect.NONE;
    }

    private Effect again() {
        state = State.ACTIVE;
        return Effect.NONE;
    }

    private Effect lapse(long elapsed) {
        waited += elapsed;
        if (state == State.PENDING && waited >= delayOn) {
            state = State.ACTIVE;
            return Effect.RAISE;
        }
        if (state == State.ENDING && waited >= delayOff) {
            state = State.NORMAL;
            return Effect.END;
        }
        return Effect.NONE;
    }
}
