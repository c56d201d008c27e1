package io.busbar.alarms.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.alarms.core.AlarmMachine.Effect;
import io.busbar.alarms.core.AlarmMachine.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every transition of the machine, one row each: state before, delays, what is seen after how long, effect and state after. */
class AlarmMachineTest {

    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest(name = "{0} on {1} off {2}: {3} after {4} s -> {5}, {6}")
    @CsvSource({
        // from, delay on, delay off, verdict, after s, effect, state
        "NORMAL, 0, 0, WITHIN, 1, NONE, NORMAL",
        "NORMAL, 0, 0, BETWEEN, 1, NONE, NORMAL",
        "NORMAL, 0, 0, UNKNOWN, 1, NONE, NORMAL",
        "NORMAL, 0, 0, BEYOND, 1, RAISE, ACTIVE",
        "NORMAL, 5, 0, BEYOND, 1, NONE, PENDING",
        "PENDING, 5, 0, BEYOND, 4, NONE, PENDING",
        "PENDING, 5, 0, BEYOND, 5, RAISE, ACTIVE",
        "PENDING, 5, 0, BETWEEN, 5, RAISE, ACTIVE",
        "PENDING, 5, 0, WITHIN, 1, NONE, NORMAL",
        "PENDING, 5, 0, WITHIN, 9, NONE, NORMAL",
        "PENDING, 5, 0, UNKNOWN, 9, NONE, PENDING",
        "ACTIVE, 0, 0, BEYOND, 1, NONE, ACTIVE",
        "ACTIVE, 0, 0, BETWEEN, 1, NONE, ACTIVE",
        "ACTIVE, 0, 0, UNKNOWN, 99, NONE, ACTIVE",
        "ACTIVE, 0, 0, WITHIN, 1, END, NORMAL",
        "ACTIVE, 0, 5, WITHIN, 1, NONE, ENDING",
        "ENDING, 0, 5, WITHIN, 4, NONE, ENDING",
        "ENDING, 0, 5, WITHIN, 5, END, NORMAL",
        "ENDING, 0, 5, BETWEEN, 5, END, NORMAL",
        "ENDING, 0, 5, BEYOND, 9, NONE, ACTIVE",
        "ENDING, 0, 5, UNKNOWN, 9, NONE, ENDING",
    })
    void goesFromStateToState(
            State from, int delayOn, int delayOff, Verdict verdict, int after, Effect effect, State to) {
        AlarmMachine machine = in(from, delayOn, delayOff);

        assertThat(machine.state()).isEqualTo(from);
        assertThat(machine.on(verdict, after * SECOND)).isEqualTo(effect);
        assertThat(machine.state()).isEqualTo(to);
    }

    @ParameterizedTest(name = "known {0} s, unknown {1} s, known {2} s of 10")
    @CsvSource({"4, 100, 5, PENDING", "4, 100, 6, ACTIVE", "0, 100, 9, PENDING", "0, 100, 10, ACTIVE"})
    void timeInWhichNothingIsKnownDoesNotCount(int before, int unknown, int after, State state) {
        AlarmMachine machine = new AlarmMachine(10 * SECOND, 0, false);
        machine.on(Verdict.BEYOND, 0);
        machine.on(Verdict.BEYOND, before * SECOND);
        machine.on(Verdict.UNKNOWN, before * SECOND);
        assertThat(machine.isFrozen()).isTrue();
        machine.on(Verdict.BEYOND, (before + unknown) * SECOND);
        machine.on(Verdict.BEYOND, (before + unknown + after) * SECOND);

        assertThat(machine.state()).isEqualTo(state);
    }

    /** A machine that came into this state at time 0. */
    private static AlarmMachine in(State state, int delayOn, int delayOff) {
        boolean active = state == State.ACTIVE || state == State.ENDING;
        AlarmMachine machine = new AlarmMachine(delayOn * SECOND, delayOff * SECOND, active);
        machine.on(
                switch (state) {
                    case NORMAL, ENDING -> Verdict.WITHIN;
                    case PENDING, ACTIVE -> Verdict.BEYOND;
                },
                0);
        return machine;
    }
}
