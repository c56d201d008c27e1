package io.busbar.registers;

import io.busbar.driver.PollTier;
import io.busbar.driver.RegisterArea;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rows together into as few reads as a device allows: at most the map's words in one, across gaps that cost less than another
 * request, never across the end of a block or a hole.
 */
public final class Planner {

    private record Group(RegisterArea area, String block, PollTier tier) {}

    private final RegisterMap map;
    private final Map<String, MapBlock> blocks = new HashMap<>();

    /** A planner for reads of this map. */
    public Planner(RegisterMap map) {
        this.map = map;
        map.blocks().forEach(block -> blocks.put(block.name(), block));
    }

    /** The reads that bring these rows of the map. */
    public List<ReadBlock<MapRow>> rows(List<MapRow> rows) {
        return plan(rows.stream().map(ReadItem::of).toList());
    }

    /** The reads that bring these fields of the map. */
    public List<ReadBlock<MapField>> fields(List<MapField> fields) {
        return plan(fields.stream().map(ReadItem::of).toList());
    }

    /** The reads that bring how often the counters of these rows have begun again. */
    List<ReadBlock<MapRow.Wrap>> wraps(List<MapRow> rows) {
        List<ReadItem<MapRow.Wrap>> items = new ArrayList<>();
        for (MapRow row : rows) {
            MapRow.Wrap wrap = row.wrap();
            if (wrap != null && items.stream().noneMatch(item -> item.value().equals(wrap))) {
                items.add(ReadItem.of(wrap));
            }
        }
        return plan(items);
    }

    private <T> List<ReadBlock<T>> plan(List<ReadItem<T>> items) {
        Map<Group, List<ReadItem<T>>> groups = new LinkedHashMap<>();
        for (ReadItem<T> item : items) {
            groups.computeIfAbsent(new Group(item.area(), item.block(), item.tier()), group -> new ArrayList<>())
                    .add(item);
        }
        List<ReadBlock<T>> reads = new ArrayList<>();
        for (List<ReadItem<T>> group : groups.values()) {
            group.sort(Comparator.comparingInt(ReadItem::start));
            MapBlock block = blocks.get(group.get(0).block());
            join(group, block == null ? map.gap() : block.gap(), reads);
        }
        return reads;
    }

    private <T> void join(List<ReadItem<T>> sorted, int gap, List<ReadBlock<T>> reads) {
        List<ReadItem<T>> current = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (ReadItem<T> item : sorted) {
            boolean fits = item.start() - end <= gap && Math.max(end, item.end()) - start <= map.maxWords();
            if (!current.isEmpty() && (!fits || crossesHole(item.area(), start, Math.max(end, item.end())))) {
                reads.add(ReadBlock.of(current));
                current = new ArrayList<>();
            }
            if (current.isEmpty()) {
                start = item.start();
                end = item.end();
            }
            current.add(item);
            end = Math.max(end, item.end());
        }
        if (!current.isEmpty()) {
            reads.add(ReadBlock.of(current));
        }
    }

    private boolean crossesHole(RegisterArea area, int start, int end) {
        return map.holes().stream().anyMatch(hole -> hole.cuts(area, start, end));
    }
}
