package io.busbar.registers.importer;

import io.busbar.driver.Quantity;
import io.busbar.driver.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the text of a map file of a page: what is understood as rows, what is not as comments, so that a person can go on from there. */
final class PageMap {

    private static final Map<Integer, String> IDENTIFICATION = Map.ofEntries(
            Map.entry(50000, "@magic"),
            Map.entry(50004, "@order"),
            Map.entry(50005, "@product-id"),
            Map.entry(50006, "@table-version"),
            Map.entry(50007, "@software"),
            Map.entry(50008, "@serial.1"),
            Map.entry(50009, "@serial.2"),
            Map.entry(50010, "@serial.3"),
            Map.entry(50042, "@vendor"),
            Map.entry(50050, "@product"),
            Map.entry(50058, "@extended-name"));
    private static final Set<String> TYPES = Set.of(
            "U8", "U8_H", "U8_L", "U16", "S16", "U32", "S32", "U64", "S64", "DATETIME", "DATETIME_MS", "DATETIME_3");
    private static final Pattern LOAD = Pattern.compile("(?i)\\bloads?\\b.*#\\s?(\\d{1,2})\\b");
    private static final Pattern EXTREME = Pattern.compile("\\b(maximum|minimum|max/avg|max|min)\\b");

    private final PageTable table;
    private final KeyRules rules;
    private final Set<String> taken = new HashSet<>();
    private int understood;
    private int left;

    PageMap(PageTable table, KeyRules rules) {
        this.table = table;
        this.rules = rules;
    }

    /** How many rows became rows of the map. */
    int understood() {
        return understood;
    }

    /** How many stand in it as comments. */
    int left() {
        return left;
    }

    /** The map's rows, in blocks. Only of use once. */
    String text() {
        Map<String, List<PageTable.Row>> blocks = new LinkedHashMap<>();
        for (PageTable.Row row : table.rows()) {
            blocks.computeIfAbsent(block(row), key -> new ArrayList<>()).add(row);
        }
        StringBuilder map = new StringBuilder();
        blocks.values().forEach(rows -> block(rows, map));
        return map.toString();
    }

    private static String block(PageTable.Row row) {
        return row.blockLength() == 0 ? row.section() : row.blockStart() + "+" + row.blockLength();
    }

    private void block(List<PageTable.Row> rows, StringBuilder map) {
        PageTable.Row first = rows.get(0);
        int start = rows.stream().mapToInt(PageTable.Row::address).min().orElse(first.address());
        int end =
                rows.stream().mapToInt(row -> row.address() + row.words()).max().orElse(start + 1);
        if (first.blockLength() > 0) {
            start = Math.min(start, first.blockStart());
            end = Math.max(end, first.blockStart() + first.blockLength());
        }
        List<String> lines = new ArrayList<>();
        Set<Integer> registers = new HashSet<>();
        int before = understood;
        String load = load(rows);
        rows.forEach(row -> lines.add(line(row, load, registers)));
        if (understood == before) {
            return;
        }
        map.append("\n# ").append(first.section().replace('\n', ' ')).append('\n');
        map.append("block b")
                .append(start)
                .append(' ')
                .append(start)
                .append(' ')
                .append(end - start)
                .append(' ');
        map.append(tier(first.section()))
                .append(load.isEmpty() ? "" : " load=" + load)
                .append('\n');
        lines.forEach(line -> map.append(line).append('\n'));
    }

    private String line(PageTable.Row row, String load, Set<Integer> registers) {
        String type = row.type().startsWith("STRING")
                ? row.type() + ':' + row.words()
                : row.type().replaceFirst("_HEX$", "");
        Optional<String> key = key(row).filter(found -> row.type().startsWith("STRING") || TYPES.contains(type));
        boolean free = key.isPresent() && taken.add(load + '/' + key.get()) && registers.add(row.address());
        if (!free) {
            left++;
            return "  # " + row.address() + ' ' + row.type() + ' ' + row.scale().toPlainString() + ' ' + row.unit()
                    + " : " + row.description().replace('\n', ' ');
        }
        understood++;
        boolean field = key.get().startsWith("@");
        String unit = field ? "-" : unit(row, key.get());
        String scale = field || row.scale().compareTo(BigDecimal.ONE) == 0
                ? "1"
                : row.scale().toPlainString();
        return "  " + row.address() + ' ' + type + ' ' + (field ? "-" : scale) + ' ' + unit + ' ' + key.get();
    }

    private Optional<String> key(PageTable.Row row) {
        String field = IDENTIFICATION.get(row.address());
        if (field != null) {
            return Optional.of(field);
        }
        String words = row.description()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        boolean date = words.startsWith("date of");
        Matcher extreme = EXTREME.matcher(words);
        String statistic = "";
        boolean averages = row.section().toLowerCase(Locale.ROOT).matches(".*\\b(avg|average).*");
        if (extreme.find()) {
            String which = extreme.group(1).startsWith("max") ? "max" : "min";
            statistic = (averages || extreme.group(1).endsWith("avg") ? ".avg" : ".") + which;
            words = words.substring(0, extreme.start()) + words.substring(extreme.end());
        } else if (averages) {
            statistic = ".avg";
        }
        words = words.replaceFirst("^date of( last)?", "")
                .replaceAll("\\s+", " ")
                .strip();
        String prefix = date ? "date." : "";
        String end = statistic;
        return rules.translate(words.replace(' ', '_'), false)
                .map(key -> prefix + key + end)
                .filter(key -> Quantity.find(key).isPresent());
    }

    /** The load that a block is about: what the heading says, or the only one for what belongs to a load; empty for the device. */
    private String load(List<PageTable.Row> rows) {
        String section = rows.get(0).section();
        Matcher numbered = LOAD.matcher(section);
        if (numbered.find()) {
            return numbered.group(1);
        }
        boolean ofLoad = rows.stream()
                .flatMap(row -> key(row).stream())
                .anyMatch(key -> !key.startsWith("@") && !key.startsWith("temperature"));
        return ofLoad && !section.toLowerCase(Locale.ROOT).contains("network") ? "1" : "";
    }

    private static String unit(PageTable.Row row, String key) {
        Unit wanted = Quantity.of(key).unit();
        String unit = row.unit();
        if (wanted == Unit.SECOND) {
            return unit.isEmpty() ? "s" : unit;
        }
        if (unit.endsWith("Wh") && wanted == Unit.VAR_HOUR) {
            return unit.replace("Wh", "varh");
        }
        if (unit.endsWith("Wh") && wanted == Unit.VOLT_AMPERE_HOUR) {
            return unit.replace("Wh", "VAh");
        }
        return wanted == Unit.DEGREE ? "deg" : wanted == Unit.CELSIUS ? "degC" : unit.isEmpty() ? "-" : unit;
    }

    private static String tier(String section) {
        String words = section.toLowerCase(Locale.ROOT);
        if (words.contains("identification")) {
            return "once";
        }
        if (words.matches(".*(max|min|harmonic|quality|statisti).*")) {
            return "slow";
        }
        return words.contains("energ") ? "energy" : words.matches(".*\\b(avg|average).*") ? "average" : "live";
    }
}
