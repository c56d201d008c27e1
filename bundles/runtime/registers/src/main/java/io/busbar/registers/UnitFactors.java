package io.busbar.registers;

import io.busbar.driver.Unit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The units that a map file may name, and what makes them canonical. */
final class UnitFactors {

    record Named(Unit unit, BigDecimal factor) {}

    private static final Map<String, Named> BY_NAME = names();

    private UnitFactors() {}

    static Optional<Named> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every name, for a message. */
    static String all() {
        return String.join(" ", new TreeSet<>(BY_NAME.keySet()));
    }

    /** The name of a canonical unit, for a message. */
    static String canonical(Unit unit) {
        return BY_NAME.entrySet().stream()
                .filter(named -> named.getValue().unit() == unit
                        && named.getValue().factor().compareTo(BigDecimal.ONE) == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("-");
    }

    private static Map<String, Named> names() {
        Map<String, Named> names = new HashMap<>();
        scaled(names, "V", Unit.VOLT, "", "k", "m");
        scaled(names, "A", Unit.AMPERE, "", "k", "m", "u");
        scaled(names, "Hz", Unit.HERTZ, "", "m");
        scaled(names, "W", Unit.WATT, "", "k", "M");
        scaled(names, "var", Unit.VAR, "", "k", "M");
        scaled(names, "VA", Unit.VOLT_AMPERE, "", "k", "M");
        scaled(names, "Wh", Unit.WATT_HOUR, "", "k", "M");
        scaled(names, "varh", Unit.VAR_HOUR, "", "k", "M");
        scaled(names, "VAh", Unit.VOLT_AMPERE_HOUR, "", "k", "M");
        scaled(names, "ohm", Unit.OHM, "", "k", "M");
        scaled(names, "F", Unit.FARAD, "", "m", "u", "n");
        scaled(names, "s", Unit.SECOND, "", "m");
        put(names, "min", Unit.SECOND, "60");
        put(names, "h", Unit.SECOND, "3600");
        put(names, "-", Unit.ONE, "1");
        put(names, "%", Unit.PERCENT, "1");
        put(names, "deg", Unit.DEGREE, "1");
        put(names, "degC", Unit.CELSIUS, "1");
        put(names, "m3", Unit.CUBIC_METRE, "1");
        put(names, "L", Unit.CUBIC_METRE, "0.001");
        return Map.copyOf(names);
    }

    private static void scaled(Map<String, Named> names, String name, Unit unit, String... prefixes) {
        for (String prefix : prefixes) {
            String factor =
                    switch (prefix) {
                        case "M" -> "1000000";
                        case "k" -> "1000";
                        case "m" -> "0.001";
                        case "u" -> "0.000001";
                        case "n" -> "0.000000001";
                        default -> "1";
                    };
            put(names, prefix + name, unit, factor);
        }
    }

    private static void put(Map<String, Named> names, String name, Unit unit, String factor) {
        names.put(name, new Named(unit, new BigDecimal(factor)));
    }
}
