package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ADDRESS TYPE SCALE UNIT QUANTITY [options]}: the rows of a map. */
final class RowParser {

    private static final Set<String> OPTIONS = Set.of(
            "step", "plus", "minus", "add", "sign", "wrap", "na", "tier", "status", "source", "order", "area", "if",
            "range", "codes");

    private final Draft draft;
    private final List<MapProblem> problems;

    RowParser(Draft draft, List<MapProblem> problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void parse(MapLine line, List<String> words, Draft.Block block) {
        if (words.size() < 5) {
            problems.add(MapProblem.error(line, "", "row.short", words.size()));
            return;
        }
        int before = problems.size();
        List<String> keys = keys(line, words.get(4));
        Options options = new Options(line, words.subList(5, words.size()), OPTIONS, problems);
        Optional<TypeWord> type = TypeWord.read(line, words.get(1), problems);
        Optional<Integer> address = Options.integer(line, "address", words.get(0), 0, 65535, problems);
        Optional<BigDecimal> scale = Options.scale(line, words.get(2), problems);
        Optional<UnitFactors.Named> unit = UnitFactors.named(words.get(3));
        if (unit.isEmpty()) {
            problems.add(MapProblem.error(line, "unit", "unit.unknown", words.get(3), UnitFactors.all()));
        } else {
            keys.forEach(key -> checkUnit(line, key, unit.get().unit(), problems));
        }
        RowOptions extras = new RowOptions(line, options, draft, problems);
        if (type.isEmpty() || address.isEmpty() || scale.isEmpty() || unit.isEmpty() || problems.size() > before) {
            return;
        }
        WordOrder order = options.choice("order", WordOrder.class).orElse(draft.order);
        RegisterArea area = options.choice("area", RegisterArea.class).orElse(block.area);
        Cell first = new Cell(
                area,
                address.get(),
                type.get().type(),
                type.get().length(),
                type.get().bit(),
                order,
                Factor.of(scale.get().multiply(unit.get().factor())).plus(extras.added()),
                extras.absent(type.get().type()));
        Cell rest = extras.part("plus", area, order, unit.get().factor());
        Cell minus = extras.part("minus", area, order, unit.get().factor());
        MapRow.Sign sign = extras.sign(area, order);
        MapRow.Wrap wrap = extras.wrap(area, order, unit.get().factor());
        MapRow.Range range = extras.range();
        Optional<PollTier> tier = options.choice("tier", PollTier.class);
        MapStatus status = options.choice("status", MapStatus.class)
                .or(() -> block.status)
                .or(() -> draft.status)
                .orElse(MapStatus.ASSUMED);
        String source = extras.source(block.source);
        Map<Long, String> codes = extras.codes();
        boolean bits = first.type() == WordType.BIT && type.get().hasBit();
        int step = options.integer("step", 1, 4096).orElse(first.length());
        if (problems.size() > before) {
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            int shift = bits ? 0 : i * step;
            Cell cell = bits ? bit(first, i) : first.shifted(shift);
            Draft.Row row = new Draft.Row(
                    line,
                    keys.get(i),
                    cell,
                    shifted(rest, shift),
                    shifted(minus, shift),
                    shifted(sign, shift),
                    wrap,
                    range,
                    tier,
                    status,
                    source,
                    options.text("if", block.condition),
                    i,
                    codes);
            add(block, row);
        }
    }

    private void add(Draft.Block block, Draft.Row row) {
        Draft.Row other = block.rows.putIfAbsent(row.key(), row);
        if (other != null) {
            problems.add(MapProblem.error(
                    row.line(),
                    "quantity",
                    "quantity.twice",
                    row.key(),
                    other.line().number()));
        }
    }

    private List<String> keys(MapLine line, String pattern) {
        try {
            return Braces.expand(pattern);
        } catch (IllegalArgumentException malformed) {
            problems.add(MapProblem.error(line, "quantity", "braces", pattern));
            return List.of();
        }
    }

    /** Whether the dictionary has the quantity, and it is measured in this unit. */
    static void checkUnit(MapLine line, String key, Unit unit, List<MapProblem> problems) {
        if (key.startsWith("@")) {
            return;
        }
        Optional<Quantity> quantity = Quantity.find(key.replace("{n}", "1"));
        if (quantity.isEmpty()) {
            problems.add(MapProblem.error(line, "quantity", "quantity.unknown", key));
        } else if (quantity.get().unit() != unit && quantity.get().kind() != QuantityKind.TEXT) {
            problems.add(MapProblem.error(
                    line,
                    "unit",
                    "unit.mismatch",
                    key,
                    UnitFactors.canonical(quantity.get().unit())));
        }
    }

    private static Cell bit(Cell first, int further) {
        int bit = first.bit() + further;
        return new Cell(
                first.area(),
                first.address() + bit / 16,
                WordType.BIT,
                1,
                bit % 16,
                first.order(),
                first.factor(),
                first.absent());
    }

    private static @Nullable Cell shifted(@Nullable Cell cell, int by) {
        return cell == null ? null : cell.shifted(by);
    }

    private static MapRow.@Nullable Sign shifted(MapRow.@Nullable Sign sign, int by) {
        return sign == null ? null : new MapRow.Sign(sign.cell().shifted(by), sign.negative(), sign.positive());
    }
}
