package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What indexes counted on grids that were asked for a moment ago: a page asks for the same by load and by usage, and several people look at
 * the same. Late readings show when it is forgotten, which is soon. Safe for use by any thread.
 */
final class RecentEnergy {

    private static final long LIVES_MILLIS = 30_000;
    private static final int MOST_NUMBERS = 4_000_000;

    private record Key(String point, Step step, ZoneId zone, long from, long to) {}

    private record Entry(Amounts amounts, long until) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private long numbers;

    Amounts get(String point, Grid grid, Supplier<Amounts> otherwise) {
        Key key = new Key(point, grid.step(), grid.zone(), grid.start(0), grid.end(grid.size() - 1));
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && entry.until() > grid.now()) {
                return entry.amounts();
            }
        }
        Amounts amounts = otherwise.get();
        synchronized (entries) {
            forget(key);
            entries.put(key, new Entry(amounts, grid.now() + LIVES_MILLIS));
            numbers += amounts.amount().length * 3L;
            List<Key> oldest = new ArrayList<>();
            long rest = numbers;
            for (Map.Entry<Key, Entry> entry : entries.entrySet()) {
                if (rest <= MOST_NUMBERS && entry.getValue().until() > grid.now()) {
                    break;
                }
                rest -= entry.getValue().amounts().amount().length * 3L;
                oldest.add(entry.getKey());
            }
            oldest.forEach(this::forget);
        }
        return amounts;
    }

    private void forget(Key key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            numbers -= entry.amounts().amount().length * 3L;
        }
    }

    /** Something was noted that changes what was counted. */
    void clear() {
        synchronized (entries) {
            entries.clear();
            numbers = 0;
        }
    }
}
