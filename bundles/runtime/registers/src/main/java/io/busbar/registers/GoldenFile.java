package io.busbar.registers;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A neutral test case of a map: raw words, and what they mean. The same file serves unit tests, simulators and demonstrations.
 *
 * <pre>
 * product COUNTIS E24
 * words   50514 0000 9C5E
 * expect  1/voltage.l12 = 400.3
 * expect  1/current.n = NOT_AVAILABLE
 * expect  @vendor = SOCOMEC
 * </pre>
 *
 * <p>A product that shares the registers of another says so instead of repeating them: {@code like e24} begins with that file's words and
 * expectations, {@code without 1/thd.*} leaves some of these out, and its own lines win.
 *
 * @param file its name
 * @param product the product whose map reads the words
 * @param words the words, by address
 * @param expectations what they mean
 */
public record GoldenFile(
        String file, String product, NavigableMap<Integer, Integer> words, List<Expectation> expectations) {

    /**
     * What a point or a field must read.
     *
     * @param point {@code load/quantity}, or a field after {@code @}, with {@code #2} for its second instance
     * @param value a number, a text, or a {@link Quality}
     * @param line where it stands
     */
    public record Expectation(String point, String value, int line) {}

    /** Copies words and expectations. */
    public GoldenFile {
        words = new TreeMap<>(words);
        expectations = List.copyOf(expectations);
    }

    /**
     * Reads a golden file that is like no other.
     *
     * @throws IllegalArgumentException if a line is malformed; the message says which
     */
    public static GoldenFile parse(MapSource source) {
        return parse(source, name -> {
            throw new IllegalArgumentException(source.file() + ": like " + name);
        });
    }

    /**
     * Reads a golden file.
     *
     * @param others the golden file of a name, for one that is like it
     * @throws IllegalArgumentException if a line is malformed; the message says which
     */
    public static GoldenFile parse(MapSource source, Function<String, GoldenFile> others) {
        String product = "";
        NavigableMap<Integer, Integer> words = new TreeMap<>();
        List<Expectation> expectations = new ArrayList<>();
        String[] lines = source.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            String[] parts = line.split("\\s+", 2);
            String rest = parts.length < 2 ? "" : parts[1];
            switch (parts[0]) {
                case "", "#" -> {
                    // Empty lines and comments
                }
                case "product" -> product = rest;
                case "like" -> {
                    GoldenFile other = others.apply(rest);
                    words.putAll(other.words());
                    expectations.addAll(other.expectations());
                }
                case "without" -> expectations.removeIf(other -> Resolver.matches(rest, other.point()));
                case "words" -> words(rest, words);
                case "expect" -> {
                    int equals = rest.indexOf(" = ");
                    if (equals < 0) {
                        throw new IllegalArgumentException(source.file() + ':' + (i + 1) + ": " + line);
                    }
                    String point = rest.substring(0, equals);
                    expectations.removeIf(other -> other.point().equals(point));
                    expectations.add(new Expectation(point, rest.substring(equals + 3), i + 1));
                }
                default -> throw new IllegalArgumentException(source.file() + ':' + (i + 1) + ": " + line);
            }
        }
        return new GoldenFile(source.file(), product, words, expectations);
    }

    private static void words(String text, NavigableMap<Integer, Integer> words) {
        String[] parts = text.split("\\s+");
        int address = Integer.parseInt(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            words.put(address + i - 1, Integer.parseInt(parts[i], 16));
        }
    }

    /** Writes the words into a simulated device. */
    public void load(WordStore store) {
        words.forEach((address, word) -> store.set(RegisterArea.HOLDING, address, word));
    }

    /** One sentence for each expectation that a map does not fulfil. */
    public List<String> differences(RegisterMap map) {
        List<String> differences = new ArrayList<>();
        for (Expectation expectation : expectations) {
            String found = expectation.point().startsWith("@")
                    ? field(map, expectation.point().substring(1))
                    : row(map, expectation);
            if (!found.equals(expectation.value())) {
                differences.add(file + ':' + expectation.line() + ": " + expectation.point() + " is " + found + ", not "
                        + expectation.value());
            }
        }
        return differences;
    }

    private String row(RegisterMap map, Expectation expectation) {
        int slash = expectation.point().indexOf('/');
        Optional<MapRow> row = map.row(
                expectation.point().substring(0, Math.max(0, slash)),
                expectation.point().substring(slash + 1));
        if (row.isEmpty()) {
            return alarm(map, expectation);
        }
        double value = row.get().value(words(row.get().start(), row.get().end()));
        MapRow.Wrap wrap = row.get().wrap();
        if (wrap != null) {
            value += wrap.carry(words(wrap.start(), wrap.end()));
        }
        Quality quality = row.get().quality(value);
        return quality == Quality.GOOD ? number(value, expectation.value()) : quality.name();
    }

    /** What a part of an alarm is that is made of a state: its status, cause or criticality. */
    private String alarm(RegisterMap map, Expectation expectation) {
        for (MapAlarm alarm : map.alarms()) {
            for (String part : List.of("status", "cause", "criticality")) {
                if (expectation
                        .point()
                        .equals(alarm.load() + '/' + alarm.part(part).key())) {
                    return number(part(map, alarm, part), expectation.value());
                }
            }
        }
        return "not in the map";
    }

    private double part(RegisterMap map, MapAlarm alarm, String part) {
        MapAlarm.Only only = alarm.only();
        boolean applies = only == null || value(map, alarm.load(), only.quantity()) == only.value();
        Optional<MapAlarm.Meaning> meaning =
                applies ? alarm.meaning(value(map, alarm.load(), alarm.watched())) : Optional.empty();
        return switch (part) {
            case "status" -> meaning.isPresent() ? 1 : 0;
            case "cause" -> meaning.map(MapAlarm.Meaning::cause).orElse(0);
            default -> meaning.map(MapAlarm.Meaning::criticality).orElse(0);
        };
    }

    private double value(RegisterMap map, String load, Quantity quantity) {
        MapRow row = map.row(load, quantity.key()).orElseThrow();
        return row.value(words(row.start(), row.end()));
    }

    private String field(RegisterMap map, String name) {
        int hash = name.indexOf('#');
        int instance = hash < 0 ? 0 : Integer.parseInt(name.substring(hash + 1));
        Optional<MapField> field = map.field(hash < 0 ? name : name.substring(0, hash), instance);
        if (field.isEmpty()) {
            return "not in the map";
        }
        Cell cell = field.get().cell();
        Words read = words(cell.address(), cell.end());
        return cell.type().isText() ? cell.text(read) : Long.toString((long) cell.number(read));
    }

    /** The number as it is written in the file, if it is that number. */
    private static String number(double value, String expected) {
        try {
            return Double.parseDouble(expected) == value ? expected : Double.toString(value);
        } catch (NumberFormatException notANumber) {
            return Double.toString(value);
        }
    }

    private Words words(int start, int end) {
        int[] read = new int[end - start];
        for (int i = 0; i < read.length; i++) {
            read[i] = words.getOrDefault(start + i, 0);
        }
        return Words.of(start, read);
    }
}
