package io.busbar.registers;

import io.busbar.driver.RegisterArea;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what cannot be right in a map although every line of it can be read. */
public final class MapLinter {

    private MapLinter() {}

    /**
     * Everything suspicious in a map.
     *
     * @param file the file that the map was written in: where a row of it disagrees with an inherited one, its own line is named
     */
    public static List<MapProblem> lint(RegisterMap map, String file) {
        List<MapProblem> problems = new ArrayList<>();
        duplicates(map, file, problems);
        overlaps(map, file, problems);
        outside(map, problems);
        blocks(map, file, problems);
        commands(map, problems);
        alarms(map, problems);
        return problems;
    }

    private static void alarms(RegisterMap map, List<MapProblem> problems) {
        Map<String, MapAlarm> seen = new HashMap<>();
        for (MapAlarm alarm : map.alarms()) {
            String name = alarm.kind() + '.' + alarm.number();
            MapAlarm other = seen.putIfAbsent(alarm.load() + '/' + name, alarm);
            if (other != null) {
                problems.add(
                        MapProblem.error(alarm.line(), "alarm", "alarm.duplicate", name, alarm.load(), other.line()));
            }
        }
    }

    private static void duplicates(RegisterMap map, String file, List<MapProblem> problems) {
        Map<String, MapRow> seen = new HashMap<>();
        for (MapRow row : map.rows()) {
            MapRow other = seen.putIfAbsent(row.load() + '/' + row.quantity().key(), row);
            if (other != null) {
                boolean inherited = isInherited(row.line(), other.line(), file);
                problems.add(MapProblem.error(
                        inherited ? other.line() : row.line(),
                        "quantity",
                        "quantity.duplicate",
                        row.quantity().key(),
                        row.load(),
                        inherited ? row.line() : other.line()));
            }
        }
    }

    private static void commands(RegisterMap map, List<MapProblem> problems) {
        Map<String, MapCommand> seen = new HashMap<>();
        for (MapCommand command : map.commands()) {
            MapCommand other = seen.putIfAbsent(command.command().key(), command);
            if (other != null) {
                problems.add(MapProblem.error(
                        command.line(),
                        "command",
                        "command.duplicate",
                        command.command().key(),
                        other.line()));
            }
        }
    }

    /** Whether a line comes from an extended file while the one that it disagrees with is the author's own. */
    private static boolean isInherited(MapLine line, MapLine other, String file) {
        return !line.file().equals(file) && other.file().equals(file);
    }

    private record Span(RegisterArea area, int start, int end, WordType type, int bit, MapLine line, String name) {
        static Span of(Cell cell, MapLine line, String name) {
            return new Span(cell.area(), cell.address(), cell.end(), cell.type(), cell.bit(), line, name);
        }

        boolean overlaps(Span other) {
            return area == other.area && start < other.end && other.start < end && !sharesRegister(other);
        }

        /** Several bits, or the two bytes, of one register. */
        private boolean sharesRegister(Span other) {
            boolean bits = type == WordType.BIT && other.type == WordType.BIT && bit != other.bit;
            boolean bytes = type == WordType.U8_H && other.type == WordType.U8_L
                    || type == WordType.U8_L && other.type == WordType.U8_H;
            return start == other.start && (bits || bytes);
        }
    }

    private static void overlaps(RegisterMap map, String file, List<MapProblem> problems) {
        List<Span> spans = new ArrayList<>();
        for (MapRow row : map.rows()) {
            spans.add(Span.of(row.cell(), row.line(), row.quantity().key()));
            if (row.rest() != null) {
                spans.add(Span.of(row.rest(), row.line(), row.quantity().key()));
            }
            if (row.minus() != null) {
                spans.add(Span.of(row.minus(), row.line(), row.quantity().key()));
            }
        }
        map.fields().forEach(field -> spans.add(Span.of(field.cell(), field.line(), "@" + field.name())));
        spans.sort(Comparator.comparing(Span::area).thenComparingInt(Span::start));
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            for (int j = i + 1; j < spans.size(); j++) {
                Span later = spans.get(j);
                if (later.area() != span.area() || later.start() >= span.end()) {
                    break;
                }
                if (span.overlaps(later)) {
                    boolean inherited = isInherited(later.line(), span.line(), file);
                    Span told = inherited ? span : later;
                    Span other = inherited ? later : span;
                    problems.add(MapProblem.error(
                            told.line(),
                            "address",
                            "row.overlap",
                            later.start(),
                            told.name(),
                            other.name(),
                            other.line()));
                }
            }
        }
    }

    private static void outside(RegisterMap map, List<MapProblem> problems) {
        Map<String, MapBlock> blocks = new HashMap<>();
        map.blocks().forEach(block -> blocks.put(block.name(), block));
        for (MapRow row : map.rows()) {
            inside(blocks, row.block(), row.start(), row.end(), row.line(), problems);
            boolean cut =
                    map.holes().stream().anyMatch(hole -> hole.cuts(row.cell().area(), row.start(), row.end()));
            if (cut) {
                problems.add(MapProblem.error(
                        row.line(), "address", "row.hole", row.cell().address()));
            }
            if (row.end() - row.start() > map.maxWords()) {
                problems.add(
                        MapProblem.error(row.line(), "address", "row.wide", row.end() - row.start(), map.maxWords()));
            }
        }
        for (MapField field : map.fields()) {
            Cell cell = field.cell();
            inside(blocks, field.block(), cell.address(), cell.end(), field.line(), problems);
        }
    }

    private static void inside(
            Map<String, MapBlock> blocks, String name, int start, int end, MapLine line, List<MapProblem> problems) {
        MapBlock block = blocks.get(name);
        if (block != null && (start < block.start() || end > block.end())) {
            problems.add(MapProblem.error(line, "address", "row.outside", start, name, block.start(), block.end() - 1));
        }
    }

    private static void blocks(RegisterMap map, String file, List<MapProblem> problems) {
        List<MapBlock> sorted = map.blocks().stream()
                .sorted(Comparator.comparing(MapBlock::area).thenComparingInt(MapBlock::start))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            MapBlock before = sorted.get(i - 1);
            MapBlock block = sorted.get(i);
            if (before.area() == block.area() && block.start() < before.end()) {
                problems.add(MapProblem.warning(
                        new MapLine(file, 0), "block", "block.overlap", block.name(), before.name()));
            }
        }
        boolean measures = map.product().isPresent()
                && map.rows().isEmpty()
                && map.fields().isEmpty()
                && map.logs().isEmpty();
        if (measures) {
            problems.add(MapProblem.warning(new MapLine(file, 0), "", "map.empty"));
        }
    }
}
