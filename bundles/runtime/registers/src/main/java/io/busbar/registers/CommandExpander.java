package io.busbar.registers;

import io.busbar.driver.DeviceCommand;
import io.busbar.driver.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes out the commands of a resolved draft: one for every instance of a repeated block. */
final class CommandExpander {

    /** What must be true of a device's set-up for something of this instance to exist. */
    interface Conditions {
        MapRow.@Nullable Condition of(String field, int instance, int ordinal, MapLine line);
    }

    private final Draft draft;
    private final List<MapField> fields;
    private final List<MapProblem> problems;
    private final Conditions conditions;
    private final List<MapCommand> commands = new ArrayList<>();

    /** Expands the commands of this draft, whose fields are written out already. */
    CommandExpander(Draft draft, List<MapField> fields, List<MapProblem> problems, Conditions conditions) {
        this.draft = draft;
        this.fields = fields;
        this.problems = problems;
        this.conditions = conditions;
    }

    List<MapCommand> expand() {
        for (Draft.Block block : draft.blocks.values()) {
            for (Draft.Command command : block.commands.values()) {
                if (block.each.isEmpty()) {
                    add(command, 0, 0, block.load);
                } else {
                    // A block that is repeated without a count has been told already.
                    int count = draft.counts.getOrDefault(block.each, 0);
                    for (int i = 1; i <= count; i++) {
                        String load = block.each.equals("load") ? Integer.toString(i) : block.load;
                        add(command, i, (i - 1) * block.stride, load);
                    }
                }
            }
        }
        return commands;
    }

    private void add(Draft.Command command, int instance, int shift, String load) {
        List<MapCommand.Write> steps =
                command.steps().stream().map(step -> step.shifted(shift)).toList();
        MapCommand.ReadBack readBack = shifted(command.readBack(), shift);
        boolean beyond =
                steps.stream().anyMatch(step -> step.address() + step.words().size() > 65536)
                        || readBack != null && readBack.cell().end() > 65536;
        if (beyond) {
            problems.add(MapProblem.error(command.line(), "address", "row.beyond", command.key()));
            return;
        }
        Optional<MapCommand.Need> need =
                Optional.ofNullable(command.need()).flatMap(wanted -> need(wanted, instance, command.line()));
        DeviceCommand offer = new DeviceCommand(
                key(command.key(), instance),
                load.isEmpty() ? Points.NO_LOAD : load,
                command.kind(),
                command.english(),
                command.french(),
                command.status(),
                command.confirm(),
                command.argument(),
                steps.stream().map(MapCommand.Write::toString).collect(Collectors.joining(", ")));
        commands.add(new MapCommand(
                offer,
                steps,
                conditions.of(command.condition(), instance, 0, command.line()),
                need.orElse(null),
                readBack,
                command.source(),
                command.line()));
    }

    private static String key(String key, int instance) {
        if (instance == 0) {
            return key.replace("{n}", "1");
        }
        return key.contains("{n}") ? key.replace("{n}", Integer.toString(instance)) : key + '.' + instance;
    }

    /** A repeated field answers for its own instance, any other for all. */
    private Optional<MapCommand.Need> need(Draft.Need wanted, int instance, MapLine line) {
        Optional<MapField> field = fields.stream()
                .filter(known -> known.name().equals(wanted.field()))
                .filter(known -> known.instance() == 0 || known.instance() == instance)
                .findFirst();
        if (field.isEmpty()) {
            problems.add(MapProblem.error(line, "needs", "if.unknown", wanted.field()));
        }
        return field.map(known -> new MapCommand.Need(wanted.field(), known.cell(), wanted.expected()));
    }

    private static MapCommand.@Nullable ReadBack shifted(MapCommand.@Nullable ReadBack readBack, int by) {
        return readBack == null
                ? null
                : new MapCommand.ReadBack(readBack.cell().shifted(by), readBack.expected(), readBack.withinSeconds());
    }
}
