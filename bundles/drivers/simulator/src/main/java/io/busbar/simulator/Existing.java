package io.busbar.simulator;

import io.busbar.driver.RegisterArea;
import io.busbar.registers.Cell;
import io.busbar.registers.Hole;
import io.busbar.registers.MapBlock;
import io.busbar.registers.MapLog;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which registers a device has, as strict as the real ones: a read may not cross the end of a block, nor touch a hole. Registers outside
 * of all blocks exist where a row or a field stands.
 */
final class Existing {

    /** Records of a log's window whose length only its header says. */
    private static final int MOST_RECORDS = 24;

    private final List<MapBlock> blocks;
    private final List<Hole> holes;
    private final Map<RegisterArea, BitSet> loose = new EnumMap<>(RegisterArea.class);
    private final Map<RegisterArea, BitSet> measured = new EnumMap<>(RegisterArea.class);

    Existing(RegisterMap map) {
        blocks = map.blocks();
        holes = map.holes();
        map.rows().forEach(row -> {
            mark(loose, row.cell().area(), row.start(), row.end());
            mark(measured, row.cell().area(), row.start(), row.end());
            MapRow.Wrap wrap = row.wrap();
            if (wrap != null) {
                mark(loose, row.cell().area(), wrap.start(), wrap.end());
                mark(measured, row.cell().area(), wrap.start(), wrap.end());
            }
        });
        map.logs().forEach(log -> {
            RegisterArea area = log.time().area();
            int size = log.size() == 0 ? log.end() - log.start() : log.size();
            mark(loose, area, log.start(), log.start() + Math.max(1, log.count()) * size);
            if (log.count() == 0) {
                mark(loose, area, log.start(), Math.min(65_536, log.start() + MOST_RECORDS * size));
            }
            log.header()
                    .forEach(field -> mark(
                            loose, area, field.cell().address(), field.cell().end()));
            MapLog.Select select = log.select();
            if (select != null) {
                mark(
                        loose,
                        area,
                        select.address(),
                        select.address() + select.words().size());
            }
        });
        Stream<Cell> fields = map.fields().stream().map(field -> field.cell());
        fields.forEach(cell -> mark(loose, cell.area(), cell.address(), cell.end()));
    }

    /** Whether the device has this table at all. */
    boolean has(RegisterArea area) {
        return loose.containsKey(area) || blocks.stream().anyMatch(block -> block.area() == area);
    }

    /** Whether these registers can be read or written in one request. */
    boolean has(RegisterArea area, int from, int to) {
        for (Hole hole : holes) {
            if (hole.area() == area && from < hole.start() + hole.length() && hole.start() < to) {
                return false;
            }
        }
        for (MapBlock block : blocks) {
            if (block.area() == area && from >= block.start() && to <= block.end()) {
                return true;
            }
        }
        BitSet cells = loose.get(area);
        return cells != null && cells.nextClearBit(from) >= to;
    }

    /** Whether a measurement stands in a register. */
    boolean isMeasured(RegisterArea area, int address) {
        BitSet cells = measured.get(area);
        return cells != null && cells.get(address);
    }

    private static void mark(Map<RegisterArea, BitSet> areas, RegisterArea area, int from, int to) {
        areas.computeIfAbsent(area, key -> new BitSet()).set(from, to);
    }
}
