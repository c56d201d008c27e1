package io.busbar.engine.bus;

import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.LiveValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last values of one device, block by block. Reading never waits; blocks come and go rarely. */
final class DeviceValues {

    private record Slot(BlockValues block, int index) {}

    /** Which block has which point; replaced as a whole when a block comes or goes. */
    private record Layout(BlockValues[] blocks, Map<String, Slot> slots) {

        static final Layout EMPTY = new Layout(new BlockValues[0], Map.of());

        /** The later of two blocks with the same point has it; a block whose points are all taken is left out. */
        static Layout of(Stream<BlockValues> blocks) {
            Map<String, Slot> slots = new LinkedHashMap<>();
            List<BlockValues> all = blocks.toList();
            for (BlockValues block : all) {
                Points points = block.points();
                for (int i = 0; i < points.size(); i++) {
                    slots.put(points.id(i), new Slot(block, i));
                }
            }
            Set<BlockValues> used = slots.values().stream().map(Slot::block).collect(Collectors.toSet());
            return new Layout(all.stream().filter(used::contains).toArray(BlockValues[]::new), slots);
        }

        @Nullable
        BlockValues block(Points points) {
            for (BlockValues block : blocks) {
                if (block.points() == points) {
                    return block;
                }
            }
            return null;
        }
    }

    private volatile Layout layout = Layout.EMPTY;
    private volatile @Nullable Long offlineAt;

    void accept(SampleBatch batch, long now) {
        BlockValues block = layout.block(batch.points());
        if (block == null) {
            block = add(batch.points());
        }
        block.accept(batch, now);
    }

    void offline(long now) {
        offlineAt = now;
    }

    synchronized void forgetAbandoned(long now) {
        Layout known = layout;
        if (Arrays.stream(known.blocks).anyMatch(block -> block.isAbandoned(now))) {
            layout = Layout.of(Arrays.stream(known.blocks).filter(block -> !block.isAbandoned(now)));
        }
    }

    List<Points> blocks() {
        return Arrays.stream(layout.blocks).map(BlockValues::points).toList();
    }

    Optional<LiveValue> value(String point, long now) {
        Slot slot = layout.slots.get(point);
        return slot == null ? Optional.empty() : Optional.ofNullable(slot.block.value(slot.index, now, offlineAt));
    }

    List<LiveValue> values(long now) {
        Map<String, Slot> slots = layout.slots;
        Long offline = offlineAt;
        List<LiveValue> values = new ArrayList<>(slots.size());
        for (Slot slot : slots.values()) {
            LiveValue value = slot.block.value(slot.index, now, offline);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private synchronized BlockValues add(Points points) {
        BlockValues known = layout.block(points);
        if (known != null) {
            return known;
        }
        BlockValues added = new BlockValues(points);
        layout = Layout.of(Stream.concat(Arrays.stream(layout.blocks), Stream.of(added)));
        return added;
    }
}
