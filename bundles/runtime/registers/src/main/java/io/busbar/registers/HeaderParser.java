package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.RegisterArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the lines that say something about the map as a whole. */
final class HeaderParser {

    private static final String ALL =
            "map title product family extends count phases abilities probe status source order max-words gap"
                    + " na block log end hole command alarm remove";
    private static final String ID = "[a-z0-9]+(?:[.-][a-z0-9]+)*";

    private final Draft draft;
    private final List<MapProblem> problems;

    HeaderParser(Draft draft, List<MapProblem> problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void parse(MapLine line, List<String> words, String rest) {
        String directive = words.get(0);
        if (words.size() < 2) {
            problems.add(
                    known(directive)
                            ? MapProblem.error(line, directive, "directive.empty", directive)
                            : MapProblem.error(line, directive, "directive.unknown", directive, ALL));
            return;
        }
        switch (directive) {
            case "map" -> draft.id = id(line, directive, rest);
            case "extends" -> {
                draft.parent = Optional.of(id(line, directive, rest));
                draft.parentLine = line;
            }
            case "title" -> draft.title = rest;
            case "product" -> draft.product = rest;
            case "family" -> draft.family = rest;
            case "probe" -> ProbeParser.parse(line, words, problems).ifPresent(draft.probes::add);
            case "status" -> draft.status = Options.choice(line, directive, rest, MapStatus.class, problems);
            case "order" ->
                draft.order = Options.choice(line, directive, rest, WordOrder.class, problems)
                        .orElse(WordOrder.ABCD);
            case "phases" -> draft.phases = optional(integer(line, directive, rest, 0, 3));
            case "max-words" -> draft.maxWords = optional(integer(line, directive, rest, 1, 125));
            case "gap" -> draft.gap = optional(integer(line, directive, rest, 0, 124));
            case "abilities" ->
                words.stream().skip(1).forEach(word -> Options.choice(
                                line, directive, word, Product.Ability.class, problems)
                        .ifPresent(draft.abilities::add));
            case "count" -> count(line, words);
            case "na" -> absent(line, words);
            case "hole" -> hole(line, words);
            case "remove" -> remove(line, words);
            default -> {
                if (directive.equals("source") || directive.startsWith("source.")) {
                    draft.sources.put(directive.substring(Math.min(directive.length(), 7)), rest);
                } else {
                    problems.add(MapProblem.error(line, directive, "directive.unknown", directive, ALL));
                }
            }
        }
    }

    private static boolean known(String directive) {
        return List.of(ALL.split(" ")).contains(directive) || directive.startsWith("source.");
    }

    private String id(MapLine line, String directive, String text) {
        if (!text.matches(ID)) {
            problems.add(MapProblem.error(line, directive, "id", text));
        }
        return text;
    }

    private void count(MapLine line, List<String> words) {
        if (words.size() != 3) {
            problems.add(MapProblem.error(line, "count", "count"));
            return;
        }
        integer(line, "count", words.get(2), 0, 1000).ifPresent(count -> draft.counts.put(words.get(1), count));
    }

    private void hole(MapLine line, List<String> words) {
        if (words.size() < 3 || words.size() > 4) {
            problems.add(MapProblem.error(line, "hole", "hole"));
            return;
        }
        Optional<Integer> start = integer(line, "hole", words.get(1), 0, 65535);
        Optional<Integer> length = integer(line, "hole", words.get(2), 1, 65536);
        Optional<RegisterArea> area = words.size() == 3
                ? Optional.of(RegisterArea.HOLDING)
                : Options.choice(line, "hole", words.get(3), RegisterArea.class, problems);
        if (start.isPresent() && length.isPresent() && area.isPresent()) {
            draft.holes.add(new Hole(area.get(), start.get(), length.get()));
        }
    }

    private void remove(MapLine line, List<String> words) {
        Draft.Target target =
                switch (words.get(1)) {
                    case "block" -> Draft.Target.BLOCK;
                    case "row" -> Draft.Target.ROW;
                    case "command" -> Draft.Target.COMMAND;
                    default -> null;
                };
        if (words.size() < 3 || target == null) {
            problems.add(MapProblem.error(line, "remove", "remove"));
            return;
        }
        words.stream().skip(2).forEach(pattern -> draft.removals.add(new Draft.Removal(target, pattern, line)));
    }

    /** {@code na S16 8000 7FFF}: what these types hold when there is no value; {@code na S16 none}: they always hold one. */
    private void absent(MapLine line, List<String> words) {
        Optional<WordType> type = WordType.named(words.get(1));
        if (type.isEmpty() || words.size() < 3) {
            problems.add(MapProblem.error(line, "na", "na", words.get(1)));
            return;
        }
        List<Long> patterns = new ArrayList<>();
        for (String word : words.subList(2, words.size())) {
            absentPattern(line, type.get(), word, problems).ifPresent(patterns::add);
        }
        draft.absent.put(type.get(), patterns);
    }

    /** A bit pattern in hexadecimal; empty for {@code none}, and after a problem. */
    static Optional<Long> absentPattern(MapLine line, WordType type, String text, List<MapProblem> problems) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        if (!text.matches("(?i)(?:0x)?[0-9a-f]{1,16}") || type.isText()) {
            problems.add(MapProblem.error(line, "na", "na.format", text));
            return Optional.empty();
        }
        long pattern = Long.parseUnsignedLong(text.replaceFirst("(?i)^0x", ""), 16);
        if (type.bits() < 64 && pattern >>> type.bits() != 0) {
            problems.add(MapProblem.error(line, "na", "na.wide", text, type.name(), type.bits()));
            return Optional.empty();
        }
        return Optional.of(pattern);
    }

    private Optional<Integer> integer(MapLine line, String directive, String text, int lowest, int highest) {
        return Options.integer(line, directive, text, lowest, highest, problems);
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }
}
