package io.busbar.registers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type column of a row: {@code U32}, {@code STRING_NORM:8} (eight registers), {@code BIT:3} (bit 3 of a register). */
record TypeWord(WordType type, int length, int bit, boolean hasBit) {

    private static final int LONGEST_TEXT = 64;

    static Optional<TypeWord> read(MapLine line, String text, List<MapProblem> problems) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Optional<WordType> type = WordType.named(name);
        if (type.isEmpty()) {
            String all = Arrays.stream(WordType.values()).map(Enum::name).collect(Collectors.joining(" "));
            problems.add(MapProblem.error(line, "type", "type.unknown", name, all));
            return Optional.empty();
        }
        String number = colon < 0 ? "" : text.substring(colon + 1);
        if (type.get().isText()) {
            return Options.integer(line, "type", number, 1, LONGEST_TEXT, problems)
                    .map(length -> new TypeWord(type.get(), length, 0, false));
        }
        if (type.get() == WordType.BIT && colon >= 0) {
            return Options.integer(line, "type", number, 0, 15, problems)
                    .map(bit -> new TypeWord(WordType.BIT, 1, bit, true));
        }
        if (colon >= 0) {
            problems.add(MapProblem.error(line, "type", "type.number", name));
            return Optional.empty();
        }
        return Optional.of(new TypeWord(type.get(), type.get().words(), 0, false));
    }
}
