package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.Points;
import io.busbar.driver.Product;
import io.busbar.driver.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes out a resolved draft: every instance of every repeated block. */
final class Expander {

    private static final int DEFAULT_MAX_WORDS = 113;
    /** Reading so many unused registers costs less than the frame of another request, even at 9600 baud. */
    private static final int DEFAULT_GAP = 32;

    private static final String LOAD = "load";

    private final Draft draft;
    private final List<MapProblem> problems;
    private final List<MapRow> rows = new ArrayList<>();
    private final List<MapField> fields = new ArrayList<>();
    private final List<MapBlock> blocks = new ArrayList<>();
    private final List<MapLog> logs = new ArrayList<>();
    private final List<MapAlarm> alarms = new ArrayList<>();

    private Expander(Draft draft, List<MapProblem> problems) {
        this.draft = draft;
        this.problems = problems;
    }

    static RegisterMap expand(Draft draft, List<MapProblem> problems) {
        return new Expander(draft, problems).map();
    }

    private RegisterMap map() {
        draft.blocks.values().forEach(this::block);
        CommandExpander commands = new CommandExpander(draft, fields, problems, this::condition);
        int loads = draft.counts.getOrDefault(LOAD, (int) rows.stream()
                .map(MapRow::load)
                .filter(load -> !load.equals(Points.NO_LOAD))
                .distinct()
                .count());
        return new RegisterMap(
                draft.id,
                draft.title.isEmpty() ? draft.id : draft.title,
                product(loads),
                draft.probes,
                loads,
                rows,
                fields,
                commands.expand(),
                logs,
                alarms,
                blocks,
                draft.holes,
                draft.maxWords.orElse(DEFAULT_MAX_WORDS),
                draft.gap.orElse(0));
    }

    private void block(Draft.Block block) {
        if (block.each.isEmpty()) {
            instance(block, 0, block.load.isEmpty() ? Points.NO_LOAD : block.load);
            return;
        }
        Integer count = draft.counts.get(block.each);
        if (count == null) {
            problems.add(MapProblem.error(block.line, "each", "count.missing", block.each));
            return;
        }
        for (int i = 1; i <= count; i++) {
            String load = block.each.equals(LOAD) ? Integer.toString(i) : block.load;
            instance(block, i, load.isEmpty() ? Points.NO_LOAD : load);
        }
    }

    private void instance(Draft.Block block, int instance, String load) {
        int shift = instance == 0 ? 0 : (instance - 1) * block.stride;
        String name = instance < 2 ? block.name : block.name + '#' + instance;
        if (block.log != null) {
            log(block, block.log, instance, shift, name, load);
            return;
        }
        if (block.isNamed()) {
            int gap = block.gap.orElse(draft.gap.orElse(DEFAULT_GAP));
            blocks.add(new MapBlock(name, block.area, block.start + shift, block.length, block.tier, gap));
            if (block.start + shift + block.length > 65536) {
                problems.add(MapProblem.error(block.line, "block", "block.beyond", name));
                return;
            }
        }
        for (Draft.Row row : block.rows.values()) {
            if (row.cell().end() + shift > 65536) {
                problems.add(MapProblem.error(row.line(), "address", "row.beyond", row.key()));
                return;
            }
            if (row.isField()) {
                fields.add(new MapField(
                        row.key().substring(1), instance, name, row.cell().shifted(shift), row.codes(), row.line()));
            } else {
                rows.add(row(block, row, instance, shift, name, load));
            }
        }
        block.alarms.values().forEach(alarm -> alarm(alarm, instance, load));
    }

    private void alarm(Draft.Alarm alarm, int instance, String load) {
        Optional<Quantity> watched = state(alarm, alarm.watched(), instance, load);
        Draft.Only only = alarm.only();
        Optional<Quantity> needed = only == null ? Optional.empty() : state(alarm, only.quantity(), instance, load);
        boolean known = Quantity.find("alarm." + alarm.kind() + ".status." + alarm.number())
                .isPresent();
        if (!known) {
            problems.add(MapProblem.error(alarm.line(), "alarm", "alarm.kind", alarm.kind()));
        } else if (watched.isPresent() && (only == null || needed.isPresent())) {
            alarms.add(new MapAlarm(
                    load,
                    alarm.kind(),
                    alarm.number(),
                    watched.get(),
                    alarm.meanings(),
                    only == null ? null : new MapAlarm.Only(needed.orElseThrow(), only.value()),
                    alarm.line()));
        }
    }

    /** A quantity that a row of the same load delivers. */
    private Optional<Quantity> state(Draft.Alarm alarm, String name, int instance, String load) {
        String key = name.replace("{n}", Integer.toString(Math.max(1, instance)));
        Optional<Quantity> found = rows.stream()
                .filter(row -> row.load().equals(load) && row.quantity().key().equals(key))
                .map(MapRow::quantity)
                .findFirst();
        if (found.isEmpty()) {
            problems.add(MapProblem.error(alarm.line(), "alarm", "alarm.unknown", key));
        }
        return found;
    }

    private void log(Draft.Block block, Draft.Log log, int instance, int shift, String name, String load) {
        List<MapRow> remembered = new ArrayList<>();
        for (Draft.Row row : block.rows.values()) {
            if (!row.isField() && row.cell().end() + shift <= 65536) {
                remembered.add(row(block, row, instance, shift, name, load));
            }
        }
        MapLog expanded = new LogExpander(problems)
                .expand(block, log, instance, name, remembered, condition(block.condition, instance, 0, block.line));
        if (expanded != null) {
            logs.add(expanded);
        }
    }

    private MapRow row(Draft.Block block, Draft.Row row, int instance, int shift, String name, String load) {
        Cell rest = row.rest();
        Cell minus = row.minus();
        MapRow.Sign sign = row.sign();
        MapRow.Wrap wrap = row.wrap();
        return new MapRow(
                load,
                Quantity.of(row.key().replace("{n}", Integer.toString(Math.max(1, instance)))),
                name,
                row.tier().orElse(block.tier),
                row.cell().shifted(shift),
                rest == null ? null : rest.shifted(shift),
                minus == null ? null : minus.shifted(shift),
                sign == null ? null : new MapRow.Sign(sign.cell().shifted(shift), sign.negative(), sign.positive()),
                wrap == null
                        ? null
                        : new MapRow.Wrap(
                                wrap.count().shifted(shift), wrap.highest().shifted(shift)),
                row.range(),
                condition(row.condition(), instance, row.ordinal(), row.line()),
                row.status(),
                row.source(),
                row.line());
    }

    /** A repeated field answers for its own instance; one that is not is a mask with a bit for each instance, or each row. */
    private MapRow.@Nullable Condition condition(String field, int instance, int ordinal, MapLine line) {
        if (field.isEmpty()) {
            return null;
        }
        for (Draft.Block block : draft.blocks.values()) {
            if (block.rows.containsKey("@" + field)) {
                return block.each.isEmpty()
                        ? new MapRow.Condition(field, 0, instance == 0 ? ordinal : instance - 1)
                        : new MapRow.Condition(field, instance, -1);
            }
        }
        problems.add(MapProblem.error(line, "if", "if.unknown", field));
        return null;
    }

    private Optional<Product> product(int loads) {
        if (draft.product.isEmpty()) {
            return Optional.empty();
        }
        MapStatus status = rows.stream()
                .map(MapRow::status)
                .reduce(draft.status.orElse(MapStatus.OFFICIAL), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        return Optional.of(new Product(
                draft.product,
                draft.family.isEmpty() ? draft.product : draft.family,
                loads,
                draft.phases.orElse(Abilities.phases(rows)),
                Abilities.of(rows, draft.abilities),
                status,
                draft.sources.getOrDefault("", "")));
    }
}
