package io.busbar.simulator.physics;

import org.jspecify.annotations.Nullable;

/** All that a transfer switch is and has counted at one second. Changed only while the next one is made. */
final class SwitchState {

    /** What it is doing. */
    enum Phase {
        /** On the source with priority. */
        HOME,
        /** That source is away; whether for long is being waited for. */
        LOST,
        /** The other source is being started and must come. */
        STARTING,
        /** The other source is there and must stay. */
        STABILISING,
        /** A test off load: the genset runs, nothing is transferred. */
        RUNNING,
        /** Between two positions. */
        MOVING,
        /** On the other source. */
        AWAY,
        /** The source with priority is back and must stay. */
        RETURNING,
        /** On the source with priority while the genset cools down. */
        COOLING,
        /** Something failed; somebody must look. */
        FAILED
    }

    static final int UNKNOWN = 0;
    static final int ZERO = 1;
    static final int ONE = 2;
    static final int TWO = 3;

    long second;
    Phase phase = Phase.HOME;
    int mode = TransferSwitch.AUTOMATIC;
    int position = ONE;
    int target = ONE;
    boolean genset;
    long gensetSince;
    boolean failing;

    @Nullable
    SwitchTimer timer;

    long timerEnd;
    long startEnd;
    int test;
    long testSeconds;
    int faultSignal;
    int faultCode;
    int cause;
    long cycles;
    final long[] operations = new long[2];
    long transfers;
    long automatic;
    long manual;
    long failed;
    final long[] positionSeconds = new long[2];
    long gensetSeconds;
    long gensetLoadSeconds;
    long inspected;

    SwitchState copy() {
        SwitchState copy = new SwitchState();
        copy.second = second;
        copy.phase = phase;
        copy.mode = mode;
        copy.position = position;
        copy.target = target;
        copy.genset = genset;
        copy.gensetSince = gensetSince;
        copy.failing = failing;
        copy.timer = timer;
        copy.timerEnd = timerEnd;
        copy.startEnd = startEnd;
        copy.test = test;
        copy.testSeconds = testSeconds;
        copy.faultSignal = faultSignal;
        copy.faultCode = faultCode;
        copy.cause = cause;
        copy.cycles = cycles;
        System.arraycopy(operations, 0, copy.operations, 0, 2);
        copy.transfers = transfers;
        copy.automatic = automatic;
        copy.manual = manual;
        copy.failed = failed;
        System.arraycopy(positionSeconds, 0, copy.positionSeconds, 0, 2);
        copy.gensetSeconds = gensetSeconds;
        copy.gensetLoadSeconds = gensetLoadSeconds;
        copy.inspected = inspected;
        return copy;
    }

    /** Lets time pass without anything happening. */
    void pass(long until) {
        long seconds = until - second;
        if (position == ONE || position == TWO) {
            positionSeconds[position - ONE] += seconds;
        }
        if (genset) {
            gensetSeconds += seconds;
            gensetLoadSeconds += position == TWO ? seconds : 0;
        }
        second = until;
    }

    void start(SwitchTimer which, long seconds) {
        timer = which;
        timerEnd = second + seconds;
    }

    void noTimer() {
        timer = null;
    }

    /** Whether the timer that runs is over. One without an end never is. */
    boolean isOver() {
        return second >= timerEnd;
    }

    /** Seconds left of the timer that runs; 0 without one. */
    long left() {
        return timer == null ? 0 : Math.max(0, Math.min(SwitchTimer.UNLIMITED, timerEnd - second));
    }

    void fault(int code) {
        faultSignal = 2;
        faultCode = code;
        failed++;
        phase = Phase.FAILED;
        noTimer();
    }

    /** Whether nothing can happen but from outside. */
    boolean isQuiet() {
        return timer == null && !genset && phase == Phase.HOME && test == 0;
    }
}
