package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a series in order of time from chunks that may overlap. Where two have a sample of one time, that of the later write counts. In
 * memory are only the chunks that overlap at one time. Used by one thread.
 */
public final class SeriesReader {

    private static final int MERGED = 1024;

    private final ChunkCodec codec = new ChunkCodec();
    private final List<Samples> spare = new ArrayList<>();
    private final Samples merged = new Samples(MERGED);

    /**
     * Visits what lies in a range.
     *
     * @param sources what overlaps the range, later writes after earlier ones
     */
    public void read(List<ChunkSource> sources, long from, long to, RunVisitor visitor) throws IOException {
        List<Pending> waiting = new ArrayList<>(sources.size());
        for (int i = 0; i < sources.size(); i++) {
            waiting.add(new Pending(sources.get(i), i));
        }
        waiting.sort(Comparator.comparingLong(pending -> pending.source.first()));
        List<Cursor> active = new ArrayList<>();
        int next = 0;
        while (true) {
            if (active.isEmpty()) {
                if (next == waiting.size()) {
                    return;
                }
                next = admit(waiting, next, active, from, to);
                continue;
            }
            long now = earliest(active);
            if (next < waiting.size() && waiting.get(next).source.first() <= now) {
                next = admit(waiting, next, active, from, to);
                continue;
            }
            long until = next < waiting.size()
                    ? Math.min(to, waiting.get(next).source.first())
                    : to;
            boolean more = active.size() == 1 ? single(active.get(0), until, visitor) : merge(active, until, visitor);
            if (!more) {
                return;
            }
            retire(active, to);
        }
    }

    private int admit(List<Pending> waiting, int next, List<Cursor> active, long from, long to) throws IOException {
        Pending pending = waiting.get(next);
        Samples samples = spare.isEmpty() ? new Samples(MERGED) : spare.remove(spare.size() - 1);
        long step = pending.source.load(codec, samples);
        Cursor cursor = new Cursor(samples, step, pending.order);
        cursor.at = samples.indexOf(from);
        if (cursor.isOpen(to)) {
            active.add(cursor);
        } else {
            spare.add(samples);
        }
        return next + 1;
    }

    private static long earliest(List<Cursor> active) {
        long earliest = Long.MAX_VALUE;
        for (Cursor cursor : active) {
            earliest = Math.min(earliest, cursor.time());
        }
        return earliest;
    }

    private static boolean single(Cursor cursor, long until, RunVisitor visitor) {
        Samples samples = cursor.samples;
        int end = samples.last() < until ? samples.size() : samples.indexOf(until);
        int start = cursor.at;
        cursor.at = end;
        return visitor.visit(samples.times(), samples.values(), samples.qualities(), start, end, cursor.step);
    }

    /** Takes turns until a cursor ends, the next chunk begins, or a run is long enough to be handed on. */
    private boolean merge(List<Cursor> active, long until, RunVisitor visitor) {
        merged.clear();
        long step = 0;
        boolean all = true;
        while (all && merged.size() < MERGED) {
            long time = earliest(active);
            if (time >= until) {
                break;
            }
            Cursor winner = null;
            for (Cursor cursor : active) {
                if (cursor.time() == time && (winner == null || cursor.order > winner.order)) {
                    winner = cursor;
                }
            }
            if (winner == null) {
                break;
            }
            merged.add(time, winner.samples.values()[winner.at], winner.samples.qualities()[winner.at]);
            step = step == 0 ? winner.step : step;
            for (Cursor cursor : active) {
                if (cursor.time() == time) {
                    cursor.at++;
                    all &= cursor.at < cursor.samples.size();
                }
            }
        }
        return merged.size() == 0
                || visitor.visit(merged.times(), merged.values(), merged.qualities(), 0, merged.size(), step);
    }

    private void retire(List<Cursor> active, long to) {
        active.removeIf(cursor -> {
            boolean ended = !cursor.isOpen(to);
            if (ended) {
                spare.add(cursor.samples);
            }
            return ended;
        });
    }

    private record Pending(ChunkSource source, int order) {}

    private static final class Cursor {
        final Samples samples;
        final long step;
        final int order;
        int at;

        Cursor(Samples samples, long step, int order) {
            this.samples = samples;
            this.step = step;
            this.order = order;
        }

        long time() {
            return samples.times()[at];
        }

        boolean isOpen(long to) {
            return at < samples.size() && time() < to;
        }
    }
}
