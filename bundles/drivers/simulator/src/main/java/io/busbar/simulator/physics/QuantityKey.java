package io.busbar.simulator.physics;

import io.busbar.driver.Quantity;
import java.util.Locale;
import java.util.Set;

/**
 * The parts of a quantity's key.
 *
 * @param base what is measured
 * @param phase such as {@code l1n}, or empty
 * @param first first harmonic rank, 0 where there is none
 * @param last last harmonic rank of a group, equal to the first for a single one
 * @param number which input, sensor or the like, 0 where there is none
 * @param tariff 1 to 8, 0 where there is none
 * @param statistic such as {@code avg}, or empty
 */
record QuantityKey(String base, String phase, int first, int last, int number, int tariff, String statistic) {

    private static final Set<String> STATISTICS = Set.of("avg", "min", "max", "avgmin", "avgmax");
    private static final Set<String> PHASES =
            Set.of("l1", "l2", "l3", "l1n", "l2n", "l3n", "l12", "l23", "l31", "n", "ng", "ln", "ll", "total");

    static QuantityKey of(Quantity quantity) {
        String rest = quantity.key().toLowerCase(Locale.ROOT);
        String statistic = tail(rest);
        if (STATISTICS.contains(statistic)) {
            rest = head(rest);
        } else {
            statistic = "";
        }
        int tariff = 0;
        if (tail(rest).matches("t[1-8]")) {
            tariff = tail(rest).charAt(1) - '0';
            rest = head(rest);
        }
        int number = 0;
        if (tail(rest).matches("[1-9]\\d{0,2}")) {
            number = Integer.parseInt(tail(rest));
            rest = head(rest);
        }
        int first = 0;
        int last = 0;
        if (tail(rest).matches("h\\d{1,2}(_\\d{1,2})?")) {
            String[] ranks = tail(rest).substring(1).split("_");
            first = Integer.parseInt(ranks[0]);
            last = Integer.parseInt(ranks[ranks.length - 1]);
            rest = head(rest);
        }
        String phase = PHASES.contains(tail(rest)) ? tail(rest) : "";
        return new QuantityKey(
                phase.isEmpty() ? rest : head(rest),
                phase.equals("total") ? "" : phase,
                first,
                last,
                number,
                tariff,
                statistic);
    }

    /** The key of what this one is the date of; itself without that. */
    QuantityKey dated() {
        return new QuantityKey(base.replaceFirst("^date\\.", ""), phase, first, last, number, tariff, statistic);
    }

    /** Whether this is when something else happened. */
    boolean isDate() {
        return base.startsWith("date.");
    }

    /** 0 to 2 for a phase or a pair of phases, 3 for the neutral or for none. */
    int phaseIndex() {
        return switch (phase) {
            case "l1", "l1n", "l12" -> 0;
            case "l2", "l2n", "l23" -> 1;
            case "l3", "l3n", "l31" -> 2;
            default -> 3;
        };
    }

    /** Whether the phase is a pair of phases. */
    boolean isBetweenPhases() {
        return phase.equals("l12") || phase.equals("l23") || phase.equals("l31") || phase.equals("ll");
    }

    private static String tail(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String head(String key) {
        int dot = key.lastIndexOf('.');
        return dot < 0 ? "" : key.substring(0, dot);
    }
}
