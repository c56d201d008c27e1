package io.busbar.gateway.alarms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that the gateway computes, as people set it up.
 *
 * @param id id in this gateway: lower case, digits and {@code -}
 * @param name what people call it, 1 to 80 characters
 * @param kind {@code THRESHOLD}, {@code ANALOG}, {@code METROLOGY} and {@code INSULATION} watch thresholds, {@code DIGITAL_EDGE} states,
 *     {@code CONSUMPTION} an index over a period, {@code COMBINATION} other definitions
 * @param device id of the device; empty for a combination
 * @param load load of the device, {@link io.busbar.driver.Points#NO_LOAD} for the device itself
 * @param quantity key of the quantity; with a phase rule the part before the phase: {@code current}, {@code voltage.ln}, {@code voltage.ll}
 * @param aggregate which value of it
 * @param phases which phases, and how many of them must be beyond
 * @param high alarm above this, in the canonical unit, or null
 * @param low alarm below this, in the canonical unit, or null
 * @param hysteresis by how much the value must come back, 0 or more
 * @param hysteresisIn what that is in
 * @param states numbers of the states that are an alarm, for {@code DIGITAL_EDGE}
 * @param period period of {@code CONSUMPTION}, or null
 * @param operator how the members of a {@code COMBINATION} are joined, or null
 * @param members ids of other definitions, for {@code COMBINATION}
 * @param delayOnS how long it must last before it is an alarm, in seconds, 0 to {@value #LONGEST_DELAY}
 * @param delayOffS how long it must be gone before the alarm ends, in seconds, 0 to {@value #LONGEST_DELAY}
 * @param criticality how much attention it wants
 * @param acknowledgement whether a person must acknowledge it
 * @param enabled whether it is watched
 */
public record AlarmDefinition(
        String id,
        String name,
        AlarmKind kind,
        String device,
        String load,
        String quantity,
        Aggregate aggregate,
        PhaseRule phases,
        @Nullable Double high,
        @Nullable Double low,
        double hysteresis,
        HysteresisIn hysteresisIn,
        List<Integer> states,
        @Nullable Period period,
        @Nullable Operator operator,
        List<String> members,
        int delayOnS,
        int delayOffS,
        Criticality criticality,
        AcknowledgedBy acknowledgement,
        boolean enabled) {

    /** Longest delay, in seconds: a day. */
    public static final int LONGEST_DELAY = 86_400;

    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 80;

    /** Most members of a combination. */
    public static final int MOST_MEMBERS = 32;

    /** Which value of a quantity. */
    public enum Aggregate {
        /** What is read now. */
        INSTANTANEOUS,
        /** The average that the device makes over its integration period. */
        AVERAGE
    }

    /** Which phases. */
    public enum PhaseRule {
        /** The quantity as it stands, which has no phases or names its own. */
        NONE,
        /** Phase 1, or L1-N, or L1-L2. */
        L1,
        /** Phase 2, or L2-N, or L2-L3. */
        L2,
        /** Phase 3, or L3-N, or L3-L1. */
        L3,
        /** All phases that the device gives at once. */
        ALL,
        /** Any phase. */
        ANY
    }

    /** What a hysteresis is in. */
    public enum HysteresisIn {
        /** Per cent of the threshold. */
        PERCENT,
        /** The unit of the quantity. */
        ABSOLUTE
    }

    /** Over what an energy is summed; begins with the clock of the site. */
    public enum Period {
        /** An hour. */
        HOUR,
        /** A day. */
        DAY,
        /** A week from Monday. */
        WEEK,
        /** A month. */
        MONTH
    }

    /** How members are joined. */
    public enum Operator {
        /** All of them. */
        AND,
        /** At least one of them. */
        OR
    }

    /** Who acknowledges. */
    public enum AcknowledgedBy {
        /** Nobody has to: it is done with when its cause has gone. */
        AUTOMATIC,
        /** A person. */
        MANUAL
    }

    /** Copies the lists. */
    public AlarmDefinition {
        states = List.copyOf(states);
        members = List.copyOf(members);
    }
}
