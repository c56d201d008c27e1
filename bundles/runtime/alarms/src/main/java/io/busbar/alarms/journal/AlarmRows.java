package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Alarms.Counts;
import io.busbar.gateway.alarms.Alarms.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What is filtered by of every alarm, in memory and in columns, so that a million are looked through in the time of a blink. Made from the
 * journal at the start; the journal stays the only truth. Safe for use by any thread.
 */
final class AlarmRows {

    /** Not on disk yet. */
    static final long NOWHERE = -1;

    private final TreeMap<Long, RowChunk> chunks = new TreeMap<>();
    private final Symbols symbols = new Symbols();
    private final int[] active = new int[3];
    private int silenced;
    private int unacknowledged;
    private long greatest;
    private long count;

    /** What a search found. */
    record Found(List<Long> ids, long next, long total) {}

    synchronized void put(Alarm alarm) {
        RowChunk chunk = chunks.computeIfAbsent(alarm.id() / RowChunk.SIZE, number -> new RowChunk());
        int row = row(alarm.id());
        if (chunk.isPresent(row)) {
            tally(chunk, row, -1);
        } else {
            count++;
            chunk.position[row] = NOWHERE;
        }
        chunk.set(row, alarm, symbols);
        tally(chunk, row, 1);
        greatest = Math.max(greatest, alarm.id());
    }

    synchronized void setPosition(long id, long position) {
        RowChunk chunk = chunks.get(id / RowChunk.SIZE);
        if (chunk != null && chunk.isPresent(row(id))) {
            chunk.position[row(id)] = position;
        }
    }

    /** Where an alarm is in the journal; {@link #NOWHERE} where it is not, or not yet. */
    synchronized long position(long id) {
        RowChunk chunk = chunks.get(Math.floorDiv(id, RowChunk.SIZE));
        return chunk != null && chunk.isPresent(row(id)) ? chunk.position[row(id)] : NOWHERE;
    }

    synchronized boolean isPresent(long id) {
        RowChunk chunk = chunks.get(Math.floorDiv(id, RowChunk.SIZE));
        return chunk != null && chunk.isPresent(row(id));
    }

    synchronized long greatest() {
        return greatest;
    }

    synchronized long count() {
        return count;
    }

    synchronized Counts counts() {
        return new Counts(active[2], active[1], active[0], unacknowledged, silenced);
    }

    synchronized Instant oldest() {
        for (RowChunk chunk : chunks.values()) {
            for (int row = 0; row < RowChunk.SIZE; row++) {
                if (chunk.isPresent(row)) {
                    return Instant.ofEpochMilli(chunk.since[row]);
                }
            }
        }
        return Instant.EPOCH;
    }

    /** The newest matches below a number, and how many there are altogether. */
    synchronized Found newest(AlarmQuery query, long before, int limit) {
        RowFilter filter = new RowFilter(query, symbols);
        List<Long> ids = new ArrayList<>(Math.min(limit, 64));
        long total = 0;
        boolean more = false;
        for (var entry : chunks.descendingMap().entrySet()) {
            long base = entry.getKey() * RowChunk.SIZE;
            RowChunk chunk = entry.getValue();
            for (int row = RowChunk.SIZE - 1; row >= 0; row--) {
                if (filter.test(chunk, row)) {
                    total++;
                    if (base + row < before) {
                        if (ids.size() < limit) {
                            ids.add(base + row);
                        } else {
                            more = true;
                        }
                    }
                }
            }
        }
        return new Found(ids, more ? ids.get(limit - 1) : 0, total);
    }

    /** The oldest matches above a number. */
    synchronized List<Long> oldest(AlarmQuery query, long after, int limit) {
        RowFilter filter = new RowFilter(query, symbols);
        List<Long> ids = new ArrayList<>();
        for (var entry :
                chunks.tailMap(Math.floorDiv(after, RowChunk.SIZE), true).entrySet()) {
            long base = entry.getKey() * RowChunk.SIZE;
            for (int row = 0; row < RowChunk.SIZE && ids.size() < limit; row++) {
                if (base + row > after && filter.test(entry.getValue(), row)) {
                    ids.add(base + row);
                }
            }
        }
        return ids;
    }

    /** How many matches appeared when. */
    synchronized List<Slice> timeline(AlarmQuery query, Instant from, Instant to, int slices) {
        RowFilter filter = new RowFilter(query, symbols);
        long begin = from.toEpochMilli();
        long span = Math.max(1, to.toEpochMilli() - begin);
        int[][] counts = new int[slices][3];
        for (RowChunk chunk : chunks.values()) {
            for (int row = 0; row < RowChunk.SIZE; row++) {
                long since = chunk.since[row];
                if (since >= begin && since - begin < span && filter.test(chunk, row)) {
                    counts[(int) ((double) (since - begin) / span * slices)][chunk.criticality(row)]++;
                }
            }
        }
        List<Slice> line = new ArrayList<>(slices);
        for (int i = 0; i < slices; i++) {
            line.add(new Slice(Instant.ofEpochMilli(begin + span * i / slices), counts[i]));
        }
        return line;
    }

    /** Numbers of the alarms whose place in the journal is below this one. */
    synchronized List<Long> below(long position) {
        List<Long> ids = new ArrayList<>();
        chunks.forEach((number, chunk) -> {
            for (int row = 0; row < RowChunk.SIZE; row++) {
                if (chunk.isPresent(row) && chunk.position[row] != NOWHERE && chunk.position[row] < position) {
                    ids.add(number * RowChunk.SIZE + row);
                }
            }
        });
        return ids;
    }

    synchronized boolean isActive(long id) {
        RowChunk chunk = chunks.get(Math.floorDiv(id, RowChunk.SIZE));
        return chunk != null && chunk.isPresent(row(id)) && chunk.status(row(id)) == AlarmStatus.ACTIVE;
    }

    synchronized void remove(long id) {
        RowChunk chunk = chunks.get(id / RowChunk.SIZE);
        if (chunk != null && chunk.isPresent(row(id))) {
            tally(chunk, row(id), -1);
            chunk.clear(row(id));
            count--;
            if (chunk.present == 0) {
                chunks.remove(id / RowChunk.SIZE);
            }
        }
    }

    private void tally(RowChunk chunk, int row, int by) {
        switch (chunk.status(row)) {
            case ACTIVE -> {
                if (chunk.isSilenced(row)) {
                    silenced += by;
                } else {
                    active[chunk.criticality(row)] += by;
                }
            }
            case FINISHED_UNACKNOWLEDGED -> unacknowledged += chunk.isSilenced(row) ? 0 : by;
            case FINISHED_ACKNOWLEDGED -> {
                // wants nothing any more
            }
        }
    }

    private static int row(long id) {
        return (int) (id % RowChunk.SIZE);
    }
}
