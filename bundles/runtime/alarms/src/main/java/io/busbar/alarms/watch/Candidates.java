package io.busbar.alarms.watch;

import io.busbar.driver.Quantity;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.Aggregate;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import java.util.List;

/** The points that a definition looks at; a device need not give all of them. */
final class Candidates {

    private static final List<String> PLAIN = List.of("l1", "l2", "l3");
    private static final List<String> NEUTRAL = List.of("l1n", "l2n", "l3n");
    private static final List<String> BETWEEN = List.of("l12", "l23", "l31");
    private static final String TO_NEUTRAL = ".ln";
    private static final String PHASE_TO_PHASE = ".ll";

    private Candidates() {}

    /** Keys of the quantities, known to the dictionary or not. */
    static List<String> quantities(AlarmDefinition definition) {
        String key = definition.quantity();
        String statistic = definition.aggregate() == Aggregate.AVERAGE ? ".avg" : "";
        if (definition.phases() == PhaseRule.NONE) {
            return List.of(key + statistic);
        }
        return phases(key, definition.phases()).stream()
                .map(phase -> base(key) + "." + phase + statistic)
                .toList();
    }

    /** Ids of the points. */
    static List<String> points(AlarmDefinition definition) {
        return quantities(definition).stream()
                .map(key -> definition.device() + "/" + definition.load() + "/" + key)
                .toList();
    }

    /** The quantity of the first point, whose unit and kind all have. */
    static Quantity quantity(AlarmDefinition definition) {
        return Quantity.of(quantities(definition).get(0));
    }

    private static List<String> phases(String key, PhaseRule rule) {
        List<String> all = key.endsWith(TO_NEUTRAL) ? NEUTRAL : key.endsWith(PHASE_TO_PHASE) ? BETWEEN : PLAIN;
        return switch (rule) {
            case L1 -> all.subList(0, 1);
            case L2 -> all.subList(1, 2);
            case L3 -> all.subList(2, 3);
            case ALL, ANY -> all;
            case NONE -> List.of();
        };
    }

    private static String base(String key) {
        return key.endsWith(TO_NEUTRAL) || key.endsWith(PHASE_TO_PHASE) ? key.substring(0, key.length() - 3) : key;
    }
}
