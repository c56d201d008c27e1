package io.busbar.registers;

import io.busbar.driver.MapStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Carries out {@code extends}: lays a draft over the one it extends. */
final class Resolver {

    private final Function<Draft, Optional<Draft>> parents;
    private final List<MapProblem> problems;

    /**
     * A resolver that finds the draft which another extends.
     *
     * @param parents the extended draft, empty if there is none of that id
     */
    Resolver(Function<Draft, Optional<Draft>> parents, List<MapProblem> problems) {
        this.parents = parents;
        this.problems = problems;
    }

    /** The draft with everything that it inherits; empty if that cannot be found. */
    Optional<Draft> resolve(Draft draft) {
        return resolve(draft, new LinkedHashSet<>());
    }

    private Optional<Draft> resolve(Draft draft, Set<Draft> below) {
        if (draft.parent.isEmpty()) {
            return Optional.of(draft);
        }
        String id = draft.parent.get();
        if (!below.add(draft)) {
            problems.add(MapProblem.error(draft.parentLine, "extends", "extends.circle", id));
            return Optional.empty();
        }
        Optional<Draft> parent = parents.apply(draft);
        if (parent.isEmpty()) {
            problems.add(MapProblem.error(draft.parentLine, "extends", "extends.unknown", id));
            return Optional.empty();
        }
        return resolve(parent.get(), below).map(base -> overlay(base, draft));
    }

    private Draft overlay(Draft base, Draft over) {
        Draft result = new Draft(over.file);
        result.id = over.id;
        result.title = over.title.isEmpty() ? base.title : over.title;
        result.family = over.family.isEmpty() ? base.family : over.family;
        // A product is inherited only where a file replaces its own namesake: two products never share a reference.
        result.product = over.product.isEmpty() && over.id.equals(base.id) ? base.product : over.product;
        result.probes.addAll(over.probes.isEmpty() && over.id.equals(base.id) ? base.probes : over.probes);
        result.phases = over.phases.isPresent() ? over.phases : base.phases;
        result.maxWords = over.maxWords.isPresent() ? over.maxWords : base.maxWords;
        result.gap = over.gap.isPresent() ? over.gap : base.gap;
        result.status = over.status.isPresent() ? over.status : base.status;
        result.abilities.addAll(base.abilities);
        result.abilities.addAll(over.abilities);
        result.sources.putAll(base.sources);
        result.sources.putAll(over.sources);
        result.counts.putAll(base.counts);
        result.counts.putAll(over.counts);
        result.holes.addAll(base.holes);
        result.holes.addAll(over.holes);
        blocks(base, over, result);
        return result;
    }

    private void blocks(Draft base, Draft over, Draft result) {
        List<Draft.Removal> unused = new ArrayList<>(over.removals);
        for (Draft.Block block : base.blocks.values()) {
            if (removed(over, unused, Draft.Target.BLOCK, block.name)) {
                continue;
            }
            Draft.Block header = over.blocks.get(block.name);
            Draft.Block copy = copy(header == null || !header.isNamed() ? block : header);
            for (Map.Entry<String, Draft.Row> row : block.rows.entrySet()) {
                if (!removed(over, unused, Draft.Target.ROW, row.getKey())) {
                    copy.rows.put(row.getKey(), atMost(row.getValue(), over.status));
                }
            }
            for (Map.Entry<String, Draft.Command> command : block.commands.entrySet()) {
                if (!removed(over, unused, Draft.Target.COMMAND, command.getKey())) {
                    copy.commands.put(command.getKey(), atMost(command.getValue(), over.status));
                }
            }
            copy.alarms.putAll(block.alarms);
            result.blocks.put(copy.name, copy);
        }
        for (Draft.Block block : over.blocks.values()) {
            Draft.Block copy = result.blocks.computeIfAbsent(block.name, name -> copy(block));
            copy.rows.putAll(block.rows);
            copy.commands.putAll(block.commands);
            copy.alarms.putAll(block.alarms);
        }
        for (Draft.Removal removal : unused) {
            problems.add(MapProblem.warning(removal.line(), "remove", "remove.unused", removal.pattern()));
        }
    }

    private static boolean removed(Draft over, List<Draft.Removal> unused, Draft.Target target, String name) {
        boolean removed = false;
        for (Draft.Removal removal : over.removals) {
            if (removal.target() == target && matches(removal.pattern(), name)) {
                unused.remove(removal);
                removed = true;
            }
        }
        return removed;
    }

    /** A product that borrows another's table is no surer than it says of itself, however sure the table. */
    private static Draft.Row atMost(Draft.Row row, Optional<MapStatus> status) {
        return status.isPresent() && status.get().compareTo(row.status()) > 0 ? row.withStatus(status.get()) : row;
    }

    private static Draft.Command atMost(Draft.Command command, Optional<MapStatus> status) {
        return status.isPresent() && status.get().compareTo(command.status()) > 0
                ? command.withStatus(status.get())
                : command;
    }

    private static Draft.Block copy(Draft.Block block) {
        Draft.Block copy = new Draft.Block(block.name, block.line);
        copy.area = block.area;
        copy.start = block.start;
        copy.length = block.length;
        copy.tier = block.tier;
        copy.each = block.each;
        copy.stride = block.stride;
        copy.load = block.load;
        copy.condition = block.condition;
        copy.gap = block.gap;
        copy.log = block.log;
        return copy;
    }

    /** Whether a name fits a pattern, in which {@code *} stands for any letters. */
    static boolean matches(String pattern, String name) {
        return name.matches(glob(pattern));
    }

    private static String glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*")
                    .append(part.isEmpty() ? "(?:)" : java.util.regex.Pattern.quote(part));
        }
        return regex.toString();
    }
}
