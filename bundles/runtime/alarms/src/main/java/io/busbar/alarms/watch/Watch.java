package io.busbar.alarms.watch;

import io.busbar.alarms.core.AlarmMachine;
import io.busbar.alarms.core.Limits;
import io.busbar.alarms.core.Phases;
import io.busbar.alarms.core.Verdict;
import io.busbar.driver.Quality;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmDefinitions.Watching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A definition with the newest values of its points. Used under the lock of the {@link Watcher}. */
final class Watch {

    /** Begins every key of an alarm that people have defined. */
    static final String PREFIX = "definition/";

    private static final long SECOND = 1_000_000_000L;

    /** What is known of a point. */
    private enum Health {
        /** It has never come, or the device has never had a value here: it does not exist. */
        ABSENT,
        GOOD,
        /** The device says that it has no value, or one that cannot be. */
        INVALID,
        /** It does not come any more. */
        LOST
    }

    final AlarmDefinition definition;
    final List<String> points;
    final AlarmMachine machine;
    private final Limits limits;
    private final double[] values;
    private final Health[] health;

    /** Used by the watcher to look at a watch once a batch. */
    boolean touched;

    Watch(AlarmDefinition definition, boolean active) {
        this.definition = definition;
        this.points = definition.members().isEmpty() ? Candidates.points(definition) : List.of();
        this.machine = new AlarmMachine(definition.delayOnS() * SECOND, definition.delayOffS() * SECOND, active);
        this.limits = Limits.of(definition);
        this.values = new double[points.size()];
        this.health = new Health[points.size()];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(health, Health.ABSENT);
    }

    String key() {
        return PREFIX + definition.id();
    }

    void take(int index, double value, Quality quality) {
        if (quality.isGood() && !Double.isNaN(value)) {
            values[index] = value;
            health[index] = Health.GOOD;
        } else if (quality == Quality.NOT_AVAILABLE || quality == Quality.OUT_OF_RANGE) {
            if (health[index] != Health.ABSENT) {
                health[index] = Health.INVALID;
            }
        } else if (health[index] != Health.ABSENT) {
            health[index] = Health.LOST;
        }
    }

    /** Whether a value that it needs does not come any more, so that it cannot be judged. */
    boolean isBlind() {
        return Arrays.asList(health).contains(Health.LOST) && verdict() == Verdict.UNKNOWN;
    }

    Verdict verdict() {
        List<Verdict> verdicts = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (health[i] != Health.ABSENT) {
                verdicts.add(health[i] == Health.GOOD ? judge(values[i]) : Verdict.UNKNOWN);
            }
        }
        return Phases.together(definition.phases() == PhaseRule.ALL ? PhaseRule.ALL : PhaseRule.ANY, verdicts);
    }

    private Verdict judge(double value) {
        return switch (definition.kind()) {
            case DIGITAL_EDGE -> definition.states().contains((int) value) ? Verdict.BEYOND : Verdict.WITHIN;
            default -> limits.judge(value);
        };
    }

    /** The point that decides: of ANY the worst, of ALL the one that is least bad; -1 where nothing is known. */
    int deciding() {
        int found = -1;
        for (int i = 0; i < values.length; i++) {
            if (health[i] == Health.GOOD
                    && (found < 0 || isWorse(i, found) != (definition.phases() == PhaseRule.ALL))) {
                found = i;
            }
        }
        return found;
    }

    private boolean isWorse(int one, int other) {
        return badness(values[one]) > badness(values[other]);
    }

    /** The greater the worse. */
    double badness(double value) {
        return definition.states().isEmpty() ? limits.badness(value) : judge(value) == Verdict.BEYOND ? 1 : 0;
    }

    double value(int index) {
        return index < 0 ? Double.NaN : values[index];
    }

    double limit(double value) {
        return limits.limit(value);
    }

    Watching watching() {
        if (!definition.enabled()) {
            return Watching.DISABLED;
        }
        if (machine.isActive()) {
            return Watching.ACTIVE;
        }
        if (machine.isFrozen()) {
            return Watching.FROZEN;
        }
        return machine.state() == AlarmMachine.State.PENDING ? Watching.PENDING : Watching.NORMAL;
    }
}
