package io.busbar.registers;

import io.busbar.driver.RegisterArea;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a row that need more than one word to read. */
record RowOptions(MapLine line, Options options, Draft draft, List<MapProblem> problems) {

    /** Types for which all ones means "not available" unless the map says otherwise. */
    private static final Set<WordType> ONES =
            EnumSet.of(WordType.U8, WordType.U16, WordType.U32, WordType.U64, WordType.DATETIME, WordType.DATETIME_MS);

    List<Long> absent(WordType type) {
        return absent(type, true);
    }

    private List<Long> absent(WordType type, boolean ofRow) {
        Optional<String> own = ofRow ? options.text("na") : Optional.empty();
        if (own.isPresent()) {
            return List.of(own.get().split("/")).stream()
                    .flatMap(text -> HeaderParser.absentPattern(line, type, text, problems).stream())
                    .toList();
        }
        List<Long> stated = draft.absent.get(type);
        if (stated != null) {
            return stated;
        }
        return ONES.contains(type) ? List.of(-1L >>> 64 - type.bits()) : List.of();
    }

    /** {@code plus=ADDRESS:TYPE:SCALE} or {@code minus=…}, the scale in the unit of the row. */
    @Nullable
    Cell part(String option, RegisterArea area, WordOrder order, BigDecimal unit) {
        Optional<String> text = options.text(option);
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.get().split(":");
        if (parts.length != 3) {
            problems.add(MapProblem.error(line, option, "part", option, text.get()));
            return null;
        }
        Optional<Integer> address = Options.integer(line, option, parts[0], 0, 65535, problems);
        Optional<TypeWord> type = TypeWord.read(line, parts[1], problems);
        Optional<BigDecimal> scale = Options.scale(line, parts[2], problems);
        if (address.isEmpty() || type.isEmpty() || scale.isEmpty()) {
            return null;
        }
        Factor factor = Factor.of(scale.get().multiply(unit));
        return new Cell(area, address.get(), type.get().type(), type.get().length(), 0, order, factor, List.of());
    }

    /** {@code add=NUMBER} in the canonical unit. */
    double added() {
        String text = options.text("add", "0");
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
            problems.add(MapProblem.error(line, "add", "add", text));
            return 0;
        }
        return Double.parseDouble(text);
    }

    /** {@code sign=ADDRESS:NEGATIVE:POSITIVE}. */
    MapRow.@Nullable Sign sign(RegisterArea area, WordOrder order) {
        Optional<String> text = options.text("sign");
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.get().split(":");
        if (parts.length != 3) {
            problems.add(MapProblem.error(line, "sign", "sign", text.get()));
            return null;
        }
        Optional<Integer> address = Options.integer(line, "sign", parts[0], 0, 65535, problems);
        Optional<Integer> negative = Options.integer(line, "sign", parts[1], 0, 65535, problems);
        Optional<Integer> positive = Options.integer(line, "sign", parts[2], 0, 65535, problems);
        if (address.isEmpty() || negative.isEmpty() || positive.isEmpty()) {
            return null;
        }
        Cell cell = new Cell(area, address.get(), WordType.U16, 1, 0, order, Factor.ONE, List.of());
        return new MapRow.Sign(cell, negative.get(), positive.get());
    }

    /** {@code wrap=COUNT:TYPE:HIGHEST:TYPE:SCALE}, the scale in the unit of the row. */
    MapRow.@Nullable Wrap wrap(RegisterArea area, WordOrder order, BigDecimal unit) {
        Optional<String> text = options.text("wrap");
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.get().split(":");
        if (parts.length != 5) {
            problems.add(MapProblem.error(line, "wrap", "wrap", text.get()));
            return null;
        }
        Optional<Integer> count = Options.integer(line, "wrap", parts[0], 0, 65535, problems);
        Optional<TypeWord> countType = TypeWord.read(line, parts[1], problems);
        Optional<Integer> highest = Options.integer(line, "wrap", parts[2], 0, 65535, problems);
        Optional<TypeWord> highestType = TypeWord.read(line, parts[3], problems);
        Optional<BigDecimal> scale = Options.scale(line, parts[4], problems);
        if (count.isEmpty() || countType.isEmpty() || highest.isEmpty() || highestType.isEmpty() || scale.isEmpty()) {
            return null;
        }
        Factor factor = Factor.of(scale.get().multiply(unit));
        return new MapRow.Wrap(
                cell(area, count.get(), countType.get(), order, Factor.ONE),
                cell(area, highest.get(), highestType.get(), order, factor));
    }

    private Cell cell(RegisterArea area, int address, TypeWord type, WordOrder order, Factor factor) {
        return new Cell(area, address, type.type(), type.length(), 0, order, factor, absent(type.type(), false));
    }

    /** {@code range=LOWEST..HIGHEST} in the canonical unit. */
    MapRow.@Nullable Range range() {
        Optional<String> text = options.text("range");
        if (text.isEmpty()) {
            return null;
        }
        String[] ends = text.get().split("\\.\\.", -1);
        try {
            MapRow.Range range = new MapRow.Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            if (ends.length == 2 && range.lowest() <= range.highest()) {
                return range;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            // Answered below, like ends in the wrong order.
        }
        problems.add(MapProblem.error(line, "range", "range", text.get()));
        return null;
    }

    /** {@code source=NAME}, else that of the block: the text of the line {@code source.NAME}. */
    String source(String ofBlock) {
        String name = options.text("source", ofBlock);
        String text = draft.sources.get(name);
        if (text == null && !name.isEmpty()) {
            problems.add(MapProblem.error(line, "source", "source.unknown", name));
        }
        return text == null ? "" : text;
    }

    /** {@code codes=0:none,1:1P+N}. */
    Map<Long, String> codes() {
        Map<Long, String> codes = new HashMap<>();
        for (String pair : options.text("codes", "").split(",")) {
            int colon = pair.indexOf(':');
            if (colon > 0 && pair.substring(0, colon).matches("\\d{1,9}")) {
                codes.put(Long.parseLong(pair.substring(0, colon)), pair.substring(colon + 1));
            } else if (!pair.isEmpty()) {
                problems.add(MapProblem.error(line, "codes", "codes", pair));
            }
        }
        return codes;
    }
}
