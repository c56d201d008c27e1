package io.busbar.registers;

import io.busbar.driver.Product.Ability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a map can deliver, told from its rows. */
final class Abilities {

    private Abilities() {}

    static Set<Ability> of(List<MapRow> rows, Set<Ability> stated) {
        Set<Ability> abilities =
                ofKeys(rows.stream().map(row -> row.quantity().key()).toList());
        abilities.addAll(stated);
        return abilities;
    }

    /** What quantities with these keys can show. */
    static Set<Ability> ofKeys(List<String> keys) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        for (String key : keys) {
            if (key.matches(".*\\.h(?!1(\\D|$))\\d.*")) {
                abilities.add(Ability.HARMONICS);
            }
            if (key.matches("energy\\..*\\.t\\d.*")) {
                abilities.add(Ability.TARIFFS);
            }
            byPrefix(key, abilities);
        }
        return abilities;
    }

    /** How many phases the rows speak of: 3, 1, or 0 where phases have no meaning. */
    static int phases(List<MapRow> rows) {
        return phasesOfKeys(rows.stream().map(row -> row.quantity().key()).toList());
    }

    /** How many phases quantities with these keys speak of. */
    static int phasesOfKeys(List<String> keys) {
        boolean three = keys.stream().anyMatch(key -> key.matches(".*\\.l(2|3|2n|3n|12|23|31)(\\..*)?"));
        boolean one = keys.stream().anyMatch(key -> key.matches("(voltage|current|power)\\..*"));
        return three ? 3 : one ? 1 : 0;
    }

    private static void byPrefix(String key, Set<Ability> abilities) {
        int dot = key.indexOf('.');
        switch (dot < 0 ? key : key.substring(0, dot)) {
            case "voltage", "frequency" -> abilities.add(Ability.NETWORK);
            case "current", "power" -> {
                // Residual and locating currents of an insulated network say nothing of what a load draws.
                if (!key.matches("current\\.(differential|locating).*")) {
                    abilities.add(Ability.POWER);
                }
            }
            case "energy" -> abilities.add(Ability.ENERGY);
            case "thd" -> abilities.add(Ability.THD);
            case "input", "output" -> abilities.add(Ability.IO);
            case "temperature" -> abilities.add(Ability.TEMPERATURE);
            case "insulation" -> abilities.add(Ability.INSULATION);
            case "switch" -> abilities.add(Ability.TRANSFER);
            default -> {
                // Other quantities open no page of their own.
            }
        }
    }
}
