package io.busbar.historian.query;

import io.busbar.historian.codec.Rollup;
import io.busbar.historian.codec.RollupCodec;
import io.busbar.historian.store.ChunkSource;
import io.busbar.historian.store.Months;
import io.busbar.historian.store.Series;
import io.busbar.historian.store.SeriesReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hands an aggregate the rows that say what it needs, and the samples wherever they do not: at the ends of the range, where late samples
 * came, where a counter went back, and where there are no rows. Used by one thread.
 */
final class RollupReader {

    private final Series series;
    private final SeriesReader reader;
    private final IntervalAggregate aggregate;
    private final RollupCodec codec = new RollupCodec();
    private long done;
    private boolean skipped;

    RollupReader(Series series, SeriesReader reader, IntervalAggregate aggregate) {
        this.series = series;
        this.reader = reader;
        this.aggregate = aggregate;
    }

    /** Reads what belongs to a range of intervals; {@code fits} says which levels have rows that lie in one interval each. */
    void read(long from, long to, Predicate<RollupLevel> fits) throws IOException {
        Series.Newest newest = series.newest();
        if (newest == null) {
            return;
        }
        List<RollupLevel> levels = new ArrayList<>();
        for (RollupLevel level : RollupLevel.values()) {
            if (fits.test(level)) {
                levels.add(0, level);
            }
        }
        done = Math.max(from + aggregate.shift(), series.firstTime());
        long end = Math.min(to + aggregate.shift(), newest.time() + 1);
        if (levels.isEmpty()) {
            samples(end);
            return;
        }
        while (done < end) {
            month(Months.start(done), Math.min(end, Months.end(done)), levels);
        }
    }

    /** Reads samples up to a time. */
    private void samples(long until) throws IOException {
        if (done < until) {
            // The first sample of what follows ends the last one before, so one reading over all would be the same.
            reader.read(series.sources(done, until), done, until, aggregate);
            done = until;
        }
        skipped = false;
    }

    private void month(long monthStart, long until, List<RollupLevel> levels) throws IOException {
        long monthEnd = Months.end(monthStart);
        List<ChunkSource> growing = series.growing(done, until);
        if (!series.isClosed(monthStart)) {
            chunks(growing, until, levels.get(0).millis());
            return;
        }
        List<RollupCodec.Rows> pieces = closed(monthStart, until, levels);
        if (pieces.isEmpty()) {
            samples(until);
            return;
        }
        for (RollupCodec.Rows piece : pieces) {
            for (Rollup row : piece.rows()) {
                long rowFrom = Math.max(monthStart, row.start() + aggregate.shift());
                long rowTo = Math.min(monthEnd, row.start() + piece.level() + aggregate.shift());
                if (rowTo > done && rowFrom < until) {
                    if (rowFrom < done
                            || rowTo > until
                            || overlaps(growing, rowFrom, rowTo)
                            || !aggregate.accepts(row)) {
                        skipped = true;
                    } else {
                        catchUp(growing, rowFrom);
                        aggregate.add(row, piece.step());
                        done = rowTo;
                    }
                }
            }
        }
        catchUp(growing, until);
    }

    /** Reads the samples before a time, if there are any that no row has told of. */
    private void catchUp(List<ChunkSource> growing, long until) throws IOException {
        if (skipped || overlaps(growing, done, until)) {
            samples(until);
        }
        done = Math.max(done, until);
    }

    private static boolean overlaps(List<ChunkSource> sources, long from, long to) {
        for (ChunkSource source : sources) {
            if (source.first() < to && source.last() >= from) {
                return true;
            }
        }
        return false;
    }

    /** The rows of a closed month, of the longest level that there is. */
    private List<RollupCodec.Rows> closed(long monthStart, long until, List<RollupLevel> levels) {
        for (RollupLevel level : levels) {
            long first = done - aggregate.shift() - level.millis();
            List<byte[]> pieces =
                    series.digests(monthStart, level.slot(monthStart, first), level.slot(monthStart, until));
            if (!pieces.isEmpty()) {
                return pieces.stream()
                        .map(piece -> codec.decode(piece, 0, piece.length))
                        .toList();
            }
        }
        return List.of();
    }

    /** Reads a month that is not closed: chunks that overlap no other have rows of their own. */
    private void chunks(List<ChunkSource> growing, long until, long longest) throws IOException {
        List<ChunkSource> ordered = new ArrayList<>(growing);
        ordered.sort(Comparator.comparingLong(ChunkSource::first));
        long lastBefore = Long.MIN_VALUE;
        for (int i = 0; i < ordered.size(); i++) {
            ChunkSource chunk = ordered.get(i);
            long nextFirst = i + 1 < ordered.size() ? ordered.get(i + 1).first() : Long.MAX_VALUE;
            boolean alone = chunk.first() > lastBefore && chunk.last() < nextFirst;
            lastBefore = Math.max(lastBefore, chunk.last());
            RollupCodec.Rows rows =
                    alone && chunk.first() >= done && chunk.last() < until ? rows(chunk, longest) : null;
            if (rows == null) {
                skipped = true;
            } else {
                if (skipped) {
                    samples(chunk.first());
                }
                aggregate.nothingBefore(chunk.first());
                rows.rows().forEach(row -> aggregate.add(row, rows.step()));
                RollupCodec.Pending last = rows.last();
                if (last != null) {
                    aggregate.visit(
                            new long[] {chunk.last()},
                            new double[] {last.value()},
                            new byte[] {last.quality()},
                            0,
                            1,
                            rows.step());
                }
                done = chunk.last() + 1;
            }
        }
        if (skipped) {
            samples(until);
        }
        done = Math.max(done, until);
    }

    private RollupCodec.@Nullable Rows rows(ChunkSource chunk, long longest) throws IOException {
        byte[] digest = chunk.digest();
        if (digest == null) {
            return null;
        }
        RollupCodec.Rows rows = codec.decode(digest, 0, digest.length);
        return rows.level() <= longest && rows.rows().stream().allMatch(aggregate::accepts) ? rows : null;
    }
}
