package io.busbar.registers.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of a map, being written.
 *
 * @param address first register
 * @param words how many
 * @param type as a map names it
 * @param scale factor to the unit
 * @param unit as a map names it
 * @param key the quantity
 * @param plus address, type and scale of the finer part, or empty
 * @param sign address and codes of the word that carries the sign, or empty
 */
record TableRow(int address, int words, String type, BigDecimal scale, String unit, String key, Part plus, Part sign) {

    /** Another word that belongs to the value: where it stands, and the rest of the option. */
    record Part(int address, String rest) {
        static final Part NONE = new Part(-1, "");

        boolean exists() {
            return address >= 0;
        }
    }

    static TableRow of(Map<String, String> csv, String key) {
        String type = csv.getOrDefault("dtype", "");
        int words = Integer.parseInt(csv.getOrDefault("words", "0"));
        return new TableRow(
                Integer.parseInt(csv.getOrDefault("addr_dec", "0")),
                words,
                type.startsWith("STRING") ? type + ':' + words : type,
                new BigDecimal(csv.getOrDefault("scale", "1")),
                unit(csv.getOrDefault("unit", ""), key),
                key,
                Part.NONE,
                Part.NONE);
    }

    private static String unit(String unit, String key) {
        if (key.startsWith("date.")) {
            return "s";
        }
        if (unit.isEmpty() || unit.equals("pulse") || key.startsWith("@")) {
            return "-";
        }
        // Some tables print Wh for every energy.
        boolean energy = unit.equals("Wh");
        if (energy && key.startsWith("energy.reactive")) {
            return "varh";
        }
        return energy && key.startsWith("energy.apparent") ? "VAh" : unit;
    }

    TableRow withPlus(Part part) {
        return new TableRow(address, words, type, scale, unit, key, part, sign);
    }

    TableRow withSign(Part part) {
        return new TableRow(address, words, type, scale, unit, key, plus, part);
    }

    TableRow withKey(String other) {
        return new TableRow(address, words, type, scale, unit, other, plus, sign);
    }

    /** Whether one line could stand for both, if their keys allow it: everything but place and key is equal. */
    boolean resembles(TableRow other) {
        return type.equals(other.type)
                && scale.compareTo(other.scale) == 0
                && unit.equals(other.unit)
                && near(plus, other.plus, other)
                && near(sign, other.sign, other);
    }

    private boolean near(Part mine, Part theirs, TableRow other) {
        return mine.exists() == theirs.exists()
                && mine.rest.equals(theirs.rest)
                && (!mine.exists() || mine.address - address == theirs.address - other.address);
    }

    List<String> columns(int step) {
        List<String> columns = new ArrayList<>(List.of(
                Integer.toString(address),
                type,
                scale.compareTo(BigDecimal.ONE) == 0
                        ? "1"
                        : scale.stripTrailingZeros().toPlainString(),
                unit,
                key));
        if (plus.exists()) {
            columns.add("plus=" + plus.address + plus.rest);
        }
        if (sign.exists()) {
            columns.add("sign=" + sign.address + sign.rest);
        }
        if (step != words) {
            columns.add("step=" + step);
        }
        return columns;
    }
}
