package io.busbar.registers;

import io.busbar.driver.MapStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes out one instance of a log: what stands in its window moves with the instance, what stands elsewhere is shared. */
final class LogExpander {

    private static final String TIME = "time";
    private static final String FLAGS = "flags";

    private final List<MapProblem> problems;
    private final List<MapField> header = new ArrayList<>();
    private @Nullable Cell time;
    private @Nullable Cell flags;

    LogExpander(List<MapProblem> problems) {
        this.problems = problems;
    }

    /**
     * The log, null after a problem.
     *
     * @param rows its quantities, already moved
     */
    @Nullable
    MapLog expand(
            Draft.Block block,
            Draft.Log log,
            int instance,
            String name,
            List<MapRow> rows,
            MapRow.@Nullable Condition condition) {
        int shift = instance == 0 ? 0 : (instance - 1) * block.stride;
        MapStatus status = MapStatus.OFFICIAL;
        for (Draft.Row row : block.rows.values()) {
            status = row.status().compareTo(status) > 0 ? row.status() : status;
            if (row.isField()) {
                boolean inside =
                        row.cell().address() >= block.start && row.cell().end() <= block.start + block.length;
                field(row, inside ? row.cell().shifted(shift) : row.cell(), name);
            }
        }
        if (time == null || rows.isEmpty()) {
            problems.add(MapProblem.error(block.line, "log", "log.incomplete", block.name));
            return null;
        }
        return new MapLog(
                name,
                select(log, instance),
                header,
                time,
                flags,
                rows,
                log.count(),
                log.size(),
                log.every(),
                condition,
                status,
                block.line);
    }

    private void field(Draft.Row row, Cell cell, String name) {
        switch (row.key().substring(1)) {
            case TIME -> time = cell;
            case FLAGS -> flags = cell;
            case "next", "count", "size", "period", "numerator", "denominator" ->
                header.add(new MapField(row.key().substring(1), 0, name, cell, row.codes(), row.line()));
            default -> problems.add(MapProblem.error(row.line(), "quantity", "log.field", row.key()));
        }
    }

    private static MapLog.@Nullable Select select(Draft.Log log, int instance) {
        if (log.select().isEmpty()) {
            return null;
        }
        List<Integer> words = log.select().stream()
                .skip(1)
                .map(word -> switch (word) {
                    case "record" -> MapLog.RECORD;
                    case "load" -> Math.max(1, instance);
                    case "load0" -> Math.max(1, instance) - 1;
                    default -> Integer.parseInt(word);
                })
                .toList();
        String address = log.select().get(0);
        int at = address.startsWith("0x") ? Integer.parseInt(address.substring(2), 16) : Integer.parseInt(address);
        return new MapLog.Select(at, words, log.first(), log.next());
    }
}
