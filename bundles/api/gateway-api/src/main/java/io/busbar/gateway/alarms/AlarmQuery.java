package io.busbar.gateway.alarms;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms are wanted. A filter that is null or empty lets everything pass.
 *
 * @param from that were there at this moment or later
 * @param to that appeared before this moment
 * @param devices of these devices; the empty text stands for the gateway itself
 * @param load of this load of those devices, or null
 * @param events only events of the voltage quality (true), only alarms (false), or null
 * @param kinds of these categories
 * @param natures about these
 * @param statuses in one of these
 * @param criticalities of these
 * @param acknowledged only those that a person has acknowledged (true) or not (false), or null
 * @param definition from this definition, or null
 */
public record AlarmQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<String> devices,
        @Nullable String load,
        @Nullable Boolean events,
        Set<AlarmKind> kinds,
        Set<String> natures,
        Set<AlarmStatus> statuses,
        Set<Criticality> criticalities,
        @Nullable Boolean acknowledged,
        @Nullable String definition) {

    /** Every alarm. */
    public static final AlarmQuery ALL =
            new AlarmQuery(null, null, Set.of(), null, null, Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    /** Copies the sets. */
    public AlarmQuery {
        devices = Set.copyOf(devices);
        kinds = Set.copyOf(kinds);
        natures = Set.copyOf(natures);
        statuses = Set.copyOf(statuses);
        criticalities = Set.copyOf(criticalities);
    }

    /** Those that are active. */
    public static AlarmQuery active() {
        return ALL.with(Set.of(AlarmStatus.ACTIVE));
    }

    /** The same with these statuses. */
    public AlarmQuery with(Set<AlarmStatus> wanted) {
        return new AlarmQuery(
                from, to, devices, load, events, kinds, natures, wanted, criticalities, acknowledged, definition);
    }
}
