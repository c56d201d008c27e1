package io.busbar.simulator.physics;

import io.busbar.simulator.physics.SwitchState.Phase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An automatic transfer switch between the supply and a genset, second by second from an origin on: loses its source, waits, starts the
 * genset, transfers, waits for the source's return, transfers back and lets the genset cool down. The past follows from a seed alone; what is
 * made to happen on demand comes on top. Used by one thread at a time.
 */
public final class TransferSwitch {

    /** Code of the mode in which it switches by order only. */
    public static final int MANUAL = 0;
    /** Code of the mode in which it switches by itself. */
    public static final int AUTOMATIC = 0x10;
    /** Code of the mode in which it switches by order from afar only. */
    public static final int REMOTE = 0x20;
    /** Code of the mode in which it does not switch. */
    public static final int INHIBITED = 0x40;
    /** Tests, by their codes. */
    static final int TEST_OFF_LOAD = 1;

    static final int TEST_ON_LOAD = 4;

    private static final int CAUSE_MANUAL = 1;
    private static final int FAULT_SOURCE_2 = 4;
    private static final int FAULT_POSITION_0 = 15;
    private static final int FAULT_POSITION_I = 13;
    /** Seconds remembered, so that somebody may ask for a moment ago: more than an averaging period. */
    private static final int REMEMBERED = 1_500;

    private final SiteModel site;
    private final long seed;
    private final SwitchSources sources;
    private final TestPrograms tests = new TestPrograms();
    private final long[] settings =
            Arrays.stream(SwitchTimer.values()).mapToLong(SwitchTimer::seconds).toArray();
    private final ArrayDeque<SwitchState> remembered = new ArrayDeque<>();
    private SwitchState now;

    TransferSwitch(SiteModel site, long seed, Disturbances disturbances) {
        this.site = site;
        this.seed = seed;
        this.sources = new SwitchSources(site.grid(), seed, disturbances);
        this.now = first();
    }

    /** The same switch without anything made to happen on demand, for another thread. */
    TransferSwitch twin() {
        return new TransferSwitch(site, seed, new Disturbances());
    }

    SwitchSources sources() {
        return sources;
    }

    TestPrograms tests() {
        return tests;
    }

    /** How the switch is or was at a time; the oldest that it remembers where that is too long ago. */
    SwitchState at(long millis) {
        long second = Math.floorDiv(millis, 1000L);
        if (second >= now.second) {
            advance(second);
            return now;
        }
        SwitchState found = now;
        for (Iterator<SwitchState> back = remembered.descendingIterator(); back.hasNext() && found.second > second; ) {
            found = back.next();
        }
        return found;
    }

    /** Whether the load has voltage at a time: 1 or 0. */
    double supplies(long millis) {
        SwitchState state = at(millis);
        int source = state.position - SwitchState.ZERO;
        boolean closed = source == 1 || source == 2;
        return closed && sources.voltage(source, 0, state, millis) > 100 ? 1 : 0;
    }

    /** What a timer is set to, s. */
    long setting(SwitchTimer timer) {
        return settings[timer.ordinal()];
    }

    /** Sets a timer. */
    void set(SwitchTimer timer, long seconds) {
        settings[timer.ordinal()] = seconds;
    }

    /** Sets the timer whose setting this quantity is, in s; false if it is none's. */
    public boolean set(String quantity, double seconds) {
        SwitchTimer timer = timer(quantity);
        if (timer != null) {
            set(timer, (long) seconds);
        }
        return timer != null;
    }

    /** Sets the mode by its code; a code that there is none of is ignored. */
    public void mode(int code, long millis) {
        if (code == MANUAL || code == AUTOMATIC || code == REMOTE || code == INHIBITED) {
            change(millis).mode = code;
        }
    }

    /** Orders a position, 0 to 2; only taken while nothing switches by itself. */
    public void order(int position, long millis) {
        SwitchState state = change(millis);
        boolean byHand = state.mode == MANUAL || state.mode == REMOTE;
        if (byHand && position >= 0 && position <= 2 && state.position != SwitchState.ZERO + position) {
            state.cause = CAUSE_MANUAL;
            state.manual++;
            move(state, SwitchState.ZERO + position);
        }
    }

    /** Starts a test without or with load, or with 0 ends the one that runs. */
    public void test(boolean start, boolean onLoad, long millis) {
        SwitchState state = change(millis);
        SwitchTimer duration = onLoad ? SwitchTimer.TEST_LOAD : SwitchTimer.TEST_NO_LOAD;
        if (start) {
            begin(state, new TestPrograms.Due(onLoad ? TEST_ON_LOAD : TEST_OFF_LOAD, (int) setting(duration)));
        } else if (state.test != 0) {
            state.start(duration, 0);
        }
    }

    /** Forgets a fault; what made it may make it again. */
    public void reset(long millis) {
        SwitchState state = change(millis);
        state.faultSignal = 0;
        state.faultCode = 0;
        state.failing = false;
        if (state.phase == Phase.FAILED) {
            state.phase = state.position == SwitchState.TWO ? Phase.AWAY : Phase.HOME;
        }
    }

    private SwitchState first() {
        SwitchState state = new SwitchState();
        state.second = site.originMinute() * 60;
        state.cycles = 40 + (long) (300 * Noise.share(seed + 330, 0));
        state.operations[0] = state.cycles;
        state.operations[1] = state.cycles;
        state.transfers = 2 * state.cycles;
        state.automatic = 2 * state.cycles - 12;
        state.manual = 12;
        double age = site.ageSeconds(seed);
        state.positionSeconds[0] = (long) (age - 40_000);
        state.positionSeconds[1] = state.cycles * 420;
        state.gensetSeconds = state.cycles * 700;
        state.gensetLoadSeconds = state.cycles * 420;
        state.inspected = state.second - (long) ((100 + 180 * Noise.share(seed + 331, 0)) * 86_400);
        return state;
    }

    /** The state of this second, to be changed from outside. */
    private SwitchState change(long millis) {
        advance(Math.floorDiv(millis, 1000L));
        remember();
        return now;
    }

    private void remember() {
        remembered.addLast(now);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst();
        }
        now = now.copy();
    }

    private void advance(long second) {
        while (now.second < second) {
            long next = now.isQuiet()
                    ? Math.max(now.second + 1, Math.min(second, Math.min(sources.nextEvent(now.second), minute())))
                    : now.second + 1;
            remember();
            now.pass(next);
            step(now);
        }
    }

    private long minute() {
        return TestPrograms.nextMinute(now.second);
    }

    private void step(SwitchState state) {
        if (state.phase != Phase.FAILED && state.mode == AUTOMATIC && state.test == 0) {
            due(state).filter(due -> state.phase == Phase.HOME).ifPresent(due -> begin(state, due));
        }
        switch (state.phase) {
            case HOME, COOLING -> home(state);
            case LOST -> lost(state);
            case STARTING -> starting(state);
            case STABILISING -> stabilising(state);
            case RUNNING -> running(state);
            case MOVING -> moving(state);
            case AWAY -> away(state);
            case RETURNING -> returning(state);
            case FAILED -> failed(state);
        }
    }

    private Optional<TestPrograms.Due> due(SwitchState state) {
        if (Math.floorMod(state.second, 60) != 0) {
            return Optional.empty();
        }
        return tests.due(site.clock().seconds(Math.floorDiv(state.second, 60)));
    }

    private void begin(SwitchState state, TestPrograms.Due due) {
        if (state.phase == Phase.HOME && state.test == 0) {
            state.test = due.test();
            state.testSeconds = due.seconds();
            startGenset(state);
        }
    }

    private boolean has(int source, SwitchState state) {
        return sources.state(source, state, 1000 * state.second) == SwitchSources.AVAILABLE;
    }

    private void home(SwitchState state) {
        if (state.phase == Phase.COOLING && state.isOver()) {
            stopGenset(state);
            state.phase = Phase.HOME;
        }
        if (state.mode == AUTOMATIC && !has(1, state)) {
            state.phase = Phase.LOST;
            state.start(SwitchTimer.SOURCE_1_FAILURE, setting(SwitchTimer.SOURCE_1_FAILURE));
        }
    }

    private void lost(SwitchState state) {
        if (has(1, state)) {
            back(state);
        } else if (state.isOver()) {
            state.cause = sources.cause(1, state, 1000 * state.second);
            startGenset(state);
        }
    }

    private void startGenset(SwitchState state) {
        if (!state.genset) {
            state.genset = true;
            state.gensetSince = state.second;
            state.failing = sources.startFails(1000 * state.second);
        }
        state.phase = Phase.STARTING;
        state.start(SwitchTimer.GENSET_2_START, setting(SwitchTimer.GENSET_2_START));
        state.startEnd = state.timerEnd;
    }

    private void stopGenset(SwitchState state) {
        state.genset = false;
        state.failing = false;
        state.noTimer();
    }

    private void starting(SwitchState state) {
        if (state.test == 0 && has(1, state)) {
            back(state);
        } else if (has(2, state)) {
            state.phase = Phase.STABILISING;
            state.start(SwitchTimer.SOURCE_2_AVAILABLE, setting(SwitchTimer.SOURCE_2_AVAILABLE));
        } else if (state.second >= state.startEnd) {
            failToStart(state);
        }
    }

    /** The start timer goes on while the source proves itself: set no longer than that, it calls a healthy genset failed. */
    private void stabilising(SwitchState state) {
        if (!has(2, state)) {
            state.phase = Phase.STARTING;
            state.timer = SwitchTimer.GENSET_2_START;
            state.timerEnd = state.startEnd;
        } else if (state.isOver() && state.test == TEST_OFF_LOAD) {
            state.phase = Phase.RUNNING;
            state.start(SwitchTimer.TEST_NO_LOAD, state.testSeconds);
        } else if (state.isOver()) {
            state.automatic++;
            move(state, SwitchState.TWO);
        } else if (state.second >= state.startEnd) {
            failToStart(state);
        }
    }

    private void failToStart(SwitchState state) {
        stopGenset(state);
        state.test = 0;
        state.fault(FAULT_SOURCE_2);
    }

    private void running(SwitchState state) {
        if (state.isOver() || !has(1, state)) {
            boolean needed = !has(1, state);
            state.test = 0;
            if (needed) {
                state.phase = Phase.LOST;
                state.start(SwitchTimer.SOURCE_1_FAILURE, setting(SwitchTimer.SOURCE_1_FAILURE));
            } else {
                back(state);
            }
        }
    }

    /** On the source with priority, which is there: the genset has nothing to do any more but to cool down. */
    private void back(SwitchState state) {
        state.phase = state.genset ? Phase.COOLING : Phase.HOME;
        state.noTimer();
        if (state.genset) {
            state.start(SwitchTimer.GENSET_2_COOLDOWN, setting(SwitchTimer.GENSET_2_COOLDOWN));
        }
    }

    private void move(SwitchState state, int target) {
        state.target = target;
        state.position = SwitchState.ZERO;
        state.transfers++;
        state.phase = Phase.MOVING;
        state.start(SwitchTimer.DEAD_TIME, Math.max(1, setting(SwitchTimer.DEAD_TIME)));
    }

    private void moving(SwitchState state) {
        if (!state.isOver()) {
            return;
        }
        if (sources.transferFails(1000 * state.second)) {
            state.fault(
                    state.target == SwitchState.ZERO
                            ? FAULT_POSITION_0
                            : FAULT_POSITION_I + state.target - SwitchState.ONE);
            return;
        }
        state.position = state.target;
        state.noTimer();
        if (state.target == SwitchState.TWO) {
            state.operations[1]++;
            state.phase = Phase.AWAY;
            if (state.test == TEST_ON_LOAD) {
                state.start(SwitchTimer.TEST_LOAD, state.testSeconds);
            }
        } else {
            state.operations[0] += state.target == SwitchState.ONE ? 1 : 0;
            state.cycles += state.target == SwitchState.ONE ? 1 : 0;
            state.test = 0;
            back(state);
        }
    }

    private void away(SwitchState state) {
        boolean testing = state.test == TEST_ON_LOAD;
        if (testing && !state.isOver()) {
            return;
        }
        if (testing) {
            state.test = 0;
            state.automatic++;
            move(state, SwitchState.ONE);
        } else if (state.mode == AUTOMATIC && has(1, state)) {
            state.phase = Phase.RETURNING;
            state.start(SwitchTimer.SOURCE_1_RETURN, setting(SwitchTimer.SOURCE_1_RETURN));
        }
    }

    private void returning(SwitchState state) {
        if (!has(1, state)) {
            state.phase = Phase.AWAY;
            state.noTimer();
        } else if (state.isOver()) {
            state.automatic++;
            move(state, SwitchState.ONE);
        }
    }

    /** The supply's return ends a fault of the genset by itself; a position that was not reached waits for somebody. */
    private void failed(SwitchState state) {
        if (state.faultCode == FAULT_SOURCE_2 && state.position == SwitchState.ONE && has(1, state)) {
            state.phase = Phase.HOME;
        }
    }

    /** The timer whose setting a quantity is; null if it is none's. */
    static @Nullable SwitchTimer timer(String quantity) {
        for (SwitchTimer timer : SwitchTimer.values()) {
            if (timer.key().equals(quantity)) {
                return timer;
            }
        }
        return null;
    }
}
