package io.busbar.registers.importer;

import io.busbar.registers.importer.TableRow.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a map file of a table and a recipe. A recipe is a map file in which a line {@code @section BLOCK TIER [options] : SECTION}
 * stands for all rows of that section of the table; everything else is taken over as it is.
 *
 * <p>Run as {@code java -cp … io.busbar.registers.importer.TableImport TABLE.csv RECIPE MAP}.
 */
public final class TableImport {

    private static final String DIRECTIVE = "@section ";

    private final List<Map<String, String>> table;
    private final KeyRules rules;

    /** An import of a table with the keys translated by these rules. */
    TableImport(String table, String rules) {
        this.table = CsvTable.parse(table);
        this.rules = new KeyRules(rules);
    }

    /** Three arguments: the table, the recipe, and the map file to write. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("Three files are needed: table, recipe, map to write");
        }
        TableImport tableImport = new TableImport(Files.readString(Path.of(arguments[0])), shippedRules());
        Files.writeString(Path.of(arguments[2]), tableImport.map(Files.readString(Path.of(arguments[1]))));
    }

    static String shippedRules() throws IOException {
        try (InputStream in = TableImport.class.getResourceAsStream("keys.rules")) {
            if (in == null) {
                throw new IOException("keys.rules is missing from the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The text of the map that a recipe makes of the table. */
    String map(String recipe) {
        StringBuilder map = new StringBuilder();
        for (String line : recipe.strip().split("\n", -1)) {
            if (line.startsWith(DIRECTIVE)) {
                section(line.substring(DIRECTIVE.length()), map);
            } else {
                map.append(line).append('\n');
            }
        }
        return map.toString();
    }

    private void section(String directive, StringBuilder map) {
        String[] halves = directive.split(" : ", 2);
        List<String> words = new ArrayList<>(Arrays.asList(halves[0].strip().split("\\s+")));
        List<Map<String, String>> rows = table.stream()
                .filter(row -> row.getOrDefault("section", "").endsWith(halves[halves.length - 1].strip()))
                .filter(row -> row.getOrDefault("fc_locked", row.getOrDefault("fc", "3"))
                        .startsWith("3"))
                .toList();
        if (halves.length != 2 || words.size() < 2 || rows.isEmpty()) {
            throw new IllegalArgumentException("No such section in the table: " + directive);
        }
        List<String> dropped = taken(words, "drop=");
        String suffix = String.join("", taken(words, "suffix="));
        map.append(blockLine(words, rows)).append('\n');
        List<List<String>> lines = RowFolder.fold(joined(rows, dropped).stream()
                .map(row -> row.withKey(row.key().replaceFirst("(\\.t\\d)?$", suffix + "$1")))
                .toList());
        int[] widths = new int[5];
        lines.forEach(line -> {
            for (int i = 0; i < 5; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(" ");
            for (int i = 0; i < line.size(); i++) {
                text.append(' ').append(line.get(i));
                text.append(" ".repeat(i < 5 ? widths[i] - line.get(i).length() : 0));
            }
            map.append(text.toString().stripTrailing()).append('\n');
        }
    }

    private static String blockLine(List<String> words, List<Map<String, String>> rows) {
        Map<String, String> first = rows.get(0);
        int start = Integer.parseInt(first.getOrDefault("block_start", Integer.toString(lowest(rows))));
        int length = Integer.parseInt(first.getOrDefault("block_words", Integer.toString(highest(rows) - start)));
        String stride = first.getOrDefault("instance_stride", "");
        List<String> options = new ArrayList<>(words.subList(2, words.size()));
        if (!stride.isEmpty()) {
            options.add("stride=" + stride);
        }
        return ("block " + words.get(0) + ' ' + start + ' ' + length + ' ' + words.get(1) + ' '
                        + String.join(" ", options))
                .stripTrailing();
    }

    private static int lowest(List<Map<String, String>> rows) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.getOrDefault("addr_dec", "0")))
                .min()
                .orElse(0);
    }

    private static int highest(List<Map<String, String>> rows) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.getOrDefault("addr_dec", "0"))
                        + Integer.parseInt(row.getOrDefault("words", "1")))
                .max()
                .orElse(0);
    }

    /**
     * Options for the importer alone, taken out of the words: {@code drop=KEY,KEY} are rows that the recipe writes by hand or does not
     * want, {@code suffix=.l{n}} goes behind the quantities, before a tariff.
     */
    private static List<String> taken(List<String> words, String option) {
        List<String> values = new ArrayList<>();
        words.removeIf(word -> {
            boolean is = word.startsWith(option);
            if (is) {
                values.addAll(List.of(word.substring(option.length()).split(",")));
            }
            return is;
        });
        return values;
    }

    /** The wanted rows, with finer parts and signs joined to the values that they belong to. */
    private List<TableRow> joined(List<Map<String, String>> rows, List<String> dropped) {
        Map<String, TableRow> joined = new LinkedHashMap<>();
        for (Map<String, String> csv : rows) {
            String unit = csv.getOrDefault("unit", "");
            rules.translate(csv.getOrDefault("key", ""), unit.isEmpty()).ifPresent(key -> {
                TableRow row = TableRow.of(csv, key);
                if (joined.putIfAbsent(key, row) != null) {
                    throw new IllegalArgumentException(key + " stands twice, at " + row.address());
                }
            });
        }
        for (TableRow row : List.copyOf(joined.values())) {
            String coarse = row.key().replace(".residual", "");
            TableRow value = joined.get(coarse);
            if (!coarse.equals(row.key()) && value != null) {
                String rest = ":" + row.type() + ':' + row.scale().toPlainString();
                joined.put(coarse, value.withPlus(new Part(row.address(), rest)));
                joined.remove(row.key());
            }
            TableRow factor = joined.get(row.key().replace("power.factor.type", "power.factor"));
            if (row.key().startsWith("power.factor.type") && factor != null) {
                joined.put(factor.key(), factor.withSign(new Part(row.address(), ":1:2")));
            }
        }
        // What is left of these has given its sign to an extreme or an average, and is nothing of its own.
        joined.keySet().removeIf(key -> key.matches("power\\.factor\\.type\\..*(avg|min|max)"));
        joined.keySet().removeAll(dropped);
        return List.copyOf(joined.values());
    }
}
