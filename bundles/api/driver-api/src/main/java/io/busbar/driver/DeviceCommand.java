package io.busbar.driver;

import org.jspecify.annotations.Nullable;

/**
 * Something that a device can be told to do: reset a counter, switch a source, begin a test. Immutable.
 *
 * @param key name that is unique in the device, lower case with dots, such as {@code reset.energy.partial.2}
 * @param load key of the load that it is about, {@link Points#NO_LOAD} for the device itself
 * @param kind what sort of thing it does, which decides who may do it
 * @param english its name for people
 * @param french its name for people
 * @param status how sure it is that the device does this, and nothing else, when these registers are written
 * @param confirm whether a person must be asked before
 * @param argument the number that it takes, or null if it takes none
 * @param writes which registers are written, for the audit trail and for whoever is asked to confirm
 */
public record DeviceCommand(
        String key,
        String load,
        Kind kind,
        String english,
        String french,
        MapStatus status,
        boolean confirm,
        @Nullable Argument argument,
        String writes) {

    /** What sort of thing a command does. */
    public enum Kind {
        /** Sets counters, minima, maxima or partial energies back. */
        RESET,
        /** Moves something: a transfer switch, a breaker, an output. */
        SWITCH,
        /** Begins or ends a test. */
        TEST,
        /** Acknowledges alarms or faults. */
        ACKNOWLEDGE,
        /** Changes a setting or a mode of the device. */
        SETTING,
        /** Has the device show itself, such as by a blinking light. Changes nothing. */
        IDENTIFY
    }

    /**
     * A whole number that a command takes.
     *
     * @param lowest smallest that is allowed
     * @param highest largest that is allowed
     * @param english what it is and in which unit, for people
     * @param french what it is and in which unit, for people
     */
    public record Argument(long lowest, long highest, String english, String french) {
        /** Whether the number is within the range. */
        public boolean allows(long number) {
            return number >= lowest && number <= highest;
        }
    }
}
