package io.busbar.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How one map of a product differs from another: quantity by quantity. */
public final class MapDiff {

    /** What has become of a quantity. */
    public enum Kind {
        /** Only the second map has it. */
        ADDED,
        /** Only the first map has it. */
        REMOVED,
        /** Both have it, but not at the same place, or not in the same way. */
        CHANGED
    }

    /**
     * One difference.
     *
     * @param load the load's key
     * @param quantity the quantity's key
     * @param kind what has become of it
     * @param before where and how the first map has it, such as {@code 50526 U32 × 0.001}; empty if it has not
     * @param after the same of the second map
     */
    public record Change(String load, String quantity, Kind kind, String before, String after) {}

    private MapDiff() {}

    /** The differences, in the order of the first map, what is new at the end. */
    public static List<Change> between(RegisterMap before, RegisterMap after) {
        Map<String, MapRow> others = new LinkedHashMap<>();
        after.rows().forEach(row -> others.put(key(row), row));
        List<Change> changes = new ArrayList<>();
        for (MapRow row : before.rows()) {
            MapRow other = others.remove(key(row));
            String was = print(row);
            String is = other == null ? "" : print(other);
            if (other == null || !was.equals(is)) {
                changes.add(change(row, other == null ? Kind.REMOVED : Kind.CHANGED, was, is));
            }
        }
        others.values().forEach(row -> changes.add(change(row, Kind.ADDED, "", print(row))));
        return List.copyOf(changes);
    }

    private static Change change(MapRow row, Kind kind, String before, String after) {
        return new Change(row.load(), row.quantity().key(), kind, before, after);
    }

    private static String key(MapRow row) {
        return row.load() + '/' + row.quantity().key();
    }

    private static String print(MapRow row) {
        Cell cell = row.cell();
        Factor factor = cell.factor();
        double scale = factor.multiplier() / factor.divisor();
        String area = cell.area().name().equals("HOLDING")
                ? ""
                : ' ' + cell.area().name().toLowerCase(Locale.ROOT);
        return cell.address() + " " + cell.type() + area + (scale == 1 ? "" : " × " + scale);
    }
}
