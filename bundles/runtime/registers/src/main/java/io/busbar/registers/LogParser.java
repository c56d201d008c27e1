package io.busbar.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code log NAME START LENGTH [select=ADDRESS:WORD,…] [first=N] [next=N] [count=N] [size=N] [every=SECONDS] [each=… stride=…]
 * [load=1] [if=…]}: a memory of the device. The rows that follow say where the first of its records has what.
 */
final class LogParser {

    private static final Set<String> OPTIONS =
            Set.of("select", "first", "next", "count", "size", "every", "each", "stride", "load", "if");
    private static final int LAST_RECORD = 0xffff;
    private static final int DEFAULT_EVERY = 600;
    private static final int MOST_WORDS = 16;

    private LogParser() {}

    /** The block of its rows, entered into the draft; empty if the line cannot be understood. */
    static Optional<Draft.Block> parse(MapLine line, List<String> words, Draft draft, List<MapProblem> problems) {
        if (words.size() < 4) {
            problems.add(MapProblem.error(line, "log", "log.short"));
            return Optional.empty();
        }
        String name = words.get(1);
        if (draft.blocks.containsKey(name)) {
            problems.add(MapProblem.error(
                    line,
                    "log",
                    "block.twice",
                    name,
                    draft.blocks.get(name).line.number()));
        }
        Draft.Block block = new Draft.Block(name, line);
        Options options = new Options(line, words.subList(4, words.size()), OPTIONS, problems);
        block.start =
                Options.integer(line, "start", words.get(2), 0, 65535, problems).orElse(0);
        block.length = Options.integer(line, "length", words.get(3), 1, 65536, problems)
                .orElse(65536);
        block.each = options.text("each", "");
        block.stride = options.integer("stride", 0, 65535).orElse(0);
        block.load = options.text("load", "");
        block.condition = options.text("if", "");
        block.log = new Draft.Log(
                select(line, options, problems),
                options.integer("first", 0, 65535).orElse(LAST_RECORD),
                options.integer("next", 0, 65535),
                options.integer("count", 1, 1000).orElse(0),
                options.integer("size", 1, 1000).orElse(0),
                options.integer("every", 10, 86_400).orElse(DEFAULT_EVERY));
        draft.blocks.put(name, block);
        return Optional.of(block);
    }

    /** The address, and a word for each register: {@code record}, {@code load}, {@code load0} or a number. */
    private static List<String> select(MapLine line, Options options, List<MapProblem> problems) {
        Optional<String> text = options.text("select");
        if (text.isEmpty()) {
            return List.of();
        }
        String[] halves = text.get().split(":", -1);
        List<String> parts = new ArrayList<>(List.of(halves[0]));
        if (halves.length == 2) {
            parts.addAll(List.of(halves[1].split(",", -1)));
        }
        boolean words = parts.stream().skip(1).allMatch(word -> word.matches("record|load|load0|\\d{1,5}"));
        if (parts.size() < 2 || parts.size() > MOST_WORDS || !words) {
            problems.add(MapProblem.error(line, "select", "log.select", text.get()));
        } else {
            Options.integer(line, "select", halves[0], 0, 65535, problems);
        }
        return parts;
    }
}
