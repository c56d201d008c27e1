package io.busbar.registers;

import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes counters go on that begin again at 0 after their highest value: adds what the device counts apart from them. The two are read
 * at different times, so that a counter which has just fallen back has no value until the count has followed. Safe for use by any
 * thread.
 */
final class Wraps {

    /** After so many counts that have not changed, a counter that has fallen back was reset. */
    private static final int PATIENCE = 3;

    private final Map<MapRow.Wrap, Count> counts = new HashMap<>();
    private final Map<MapRow, Shown> shown = new HashMap<>();

    /** What the device has said of a counter's wraps, and how often it has said so. */
    private record Count(double carry, long reads) {}

    /** What a counter showed, and what was to be added then; {@code waiting} is the count's reads when it fell back, or -1. */
    private record Shown(double value, double carry, long waiting) {}

    /** What the counter of this row has counted in all; NaN as long as that cannot be told. */
    synchronized double whole(MapRow row, double value) {
        if (row.wrap() == null) {
            return value;
        }
        Count count = counts.get(row.wrap());
        if (count == null || Double.isNaN(count.carry()) || Double.isNaN(value)) {
            return Double.NaN;
        }
        long waiting = waiting(shown.get(row), value, count);
        shown.put(row, new Shown(value, count.carry(), waiting));
        return waiting >= 0 ? Double.NaN : value + count.carry();
    }

    /** The count's reads when the counter fell back without it, or -1 if it has not or the count has followed. */
    private static long waiting(@Nullable Shown before, double value, Count count) {
        if (before == null || before.carry() != count.carry()) {
            return -1;
        }
        if (before.waiting() < 0) {
            return value < before.value() ? count.reads() : -1;
        }
        return count.reads() - before.waiting() < PATIENCE ? before.waiting() : -1;
    }

    /** Takes the counts of one read. */
    BlockPolls.Handler handler(ReadBlock<MapRow.Wrap> block) {
        List<MapRow.Wrap> wraps = block.items().stream().map(ReadItem::value).toList();
        return new BlockPolls.Handler() {
            @Override
            public void read(Words words, long timeMillis) {
                wraps.forEach(wrap -> counted(wrap, wrap.carry(words)));
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {
                // The last count still holds: a wrap takes years.
            }

            @Override
            public void unsupported(long timeMillis) {
                // The device knows of no wraps.
                wraps.forEach(wrap -> counted(wrap, 0));
            }
        };
    }

    private synchronized void counted(MapRow.Wrap wrap, double carry) {
        Count before = counts.get(wrap);
        counts.put(wrap, new Count(carry, before == null ? 0 : before.reads() + 1));
    }
}
