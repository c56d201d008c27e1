package io.busbar.simulator.physics;

import io.busbar.simulator.physics.Disturbance.Kind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Readings of what a device notices by itself: an alarm is active as long as what it watches for goes on, and finished from then on; the
 * first alarm of each kind watches, the others are not set up.
 */
final class AlarmReadings {

    private static final int ACTIVE = 1;
    private static final int FINISHED = 2;
    private static final int CRITICAL = 2;
    private static final int ALL_PHASES = 0b111;

    private static final Set<Kind> VOLTAGE = EnumSet.of(Kind.DIP, Kind.SWELL, Kind.INTERRUPTION);
    private static final Set<Kind> CURRENT = EnumSet.of(Kind.OVER_CURRENT);
    private static final Map<String, Set<Kind>> WATCHED = Map.of(
            "alarm.analog", CURRENT,
            "alarm.inrush", CURRENT,
            "alarm.en50160", VOLTAGE,
            "alarm.system", EnumSet.of(Kind.PHASE_LOSS),
            "event.en50160", VOLTAGE,
            "event.inrush", CURRENT);

    private AlarmReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        int dot = key.base().lastIndexOf('.');
        if (dot < 0 || !key.base().startsWith("alarm.") && !key.base().startsWith("event.")) {
            return Optional.empty();
        }
        String family = key.base().substring(0, dot);
        String part = key.base().substring(dot + 1);
        Set<Kind> watched = key.number() > 1 ? Set.of() : WATCHED.getOrDefault(family, Set.of());
        boolean time = part.equals("start") || part.equals("end");
        return Optional.of((meter, millis) -> meter.disturbances()
                .latest(watched, millis)
                .map(seen -> part(part, seen, millis))
                .orElse(time ? Double.NaN : 0.0));
    }

    private static double part(String part, Disturbance seen, long millis) {
        boolean active = seen.isActive(millis);
        return switch (part) {
            case "status", "state" -> active ? ACTIVE : FINISHED;
            case "cause" -> seen.kind() == Kind.OVER_CURRENT ? 1 : 11;
            case "criticality" -> CRITICAL;
            case "type", "source" -> type(seen);
            case "start" -> Math.floorDiv(seen.beginMillis(), 1000L);
            case "end" -> active ? Double.NaN : Math.floorDiv(seen.endMillis(), 1000L);
            case "duration" -> Math.floorDiv(Math.min(millis, seen.endMillis()) - seen.beginMillis(), 1000L);
            case "phases" -> seen.phase() == 0 ? ALL_PHASES : 1 << seen.phase() - 1;
            case "acknowledgement" -> 1 + Math.floorMod(seen.beginMillis() / 1000, 9_999L);
            default -> 0;
        };
    }

    /** The number by which devices say what happened. */
    private static int type(Disturbance seen) {
        return switch (seen.kind()) {
            case SWELL -> 1;
            case DIP -> 2;
            case INTERRUPTION -> 3;
            case OVER_CURRENT -> 4;
            default -> 0;
        };
    }
}
