package io.busbar.registers;

import io.busbar.driver.Quantity;
import io.busbar.driver.States;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that a device shows as a state only: which states are alarms, what they mean, and how bad they are. Immutable.
 *
 * @param load key of the load, or {@link io.busbar.driver.Points#NO_LOAD}
 * @param kind which alarms it is one of, such as {@code insulation} in {@code alarm.insulation.status.1}
 * @param number which of them, from 1
 * @param watched the state that is watched, of the same load
 * @param meanings the alarm that a number stands for; empty where the table of states says so
 * @param only what must be so besides; null for nothing
 * @param line where it is written
 */
public record MapAlarm(
        String load,
        String kind,
        int number,
        Quantity watched,
        Map<Long, Meaning> meanings,
        @Nullable Only only,
        MapLine line) {

    /**
     * What a number means.
     *
     * @param cause the number of the cause
     * @param criticality 0 information, 1 non-critical, 2 critical
     */
    public record Meaning(int cause, int criticality) {}

    /** Another state of the same load that must be this number. */
    public record Only(Quantity quantity, double value) {}

    /** Of an alarm of which the device says no more than that it is there. */
    private static final int NON_CRITICAL = 1;

    /** Copies the map. */
    public MapAlarm {
        meanings = Map.copyOf(meanings);
    }

    /** The quantity of a part of the alarm, such as {@code status}. */
    public Quantity part(String name) {
        return Quantity.of("alarm." + kind + '.' + name + '.' + number);
    }

    /** What a number of the watched state means; empty if it is no alarm. */
    public Optional<Meaning> meaning(double value) {
        if (!meanings.isEmpty()) {
            return Optional.ofNullable(meanings.get((long) value));
        }
        if (States.of(watched).isEmpty()) {
            return value == 0 ? Optional.empty() : Optional.of(new Meaning((int) value, NON_CRITICAL));
        }
        return States.of(watched, value)
                .map(state -> state.level().ordinal() - States.Level.INFORMATION.ordinal())
                .filter(level -> level >= 0)
                .map(level -> new Meaning((int) value, level));
    }
}
