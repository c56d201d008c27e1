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
import org.jspecify.annotations.Nullable;

/**
 * Hands an aggregate the rows that say what it needs, and the samples wherever they do not: at the ends of the range, where late samples
 * came, where a counter went back, and where there are no rows. Used by one thread.
 */
final class RollupReader {

    private final Series series;
    private final SeriesReader reader;
    private final IntervalAggregate aggregate;
    private final StepCut cut;
    private final RollupCodec codec = new RollupCodec();
    private List<ChunkSource> growing = List.of();
    private long done;

    RollupReader(Series series, SeriesReader reader, IntervalAggregate aggregate, StepCut cut) {
        this.series = series;
        this.reader = reader;
        this.aggregate = aggregate;
        this.cut = cut;
    }

    /** Reads what belongs to a range of intervals. */
    void read(long from, long to) throws IOException {
        Series.Newest newest = series.newest();
        if (newest == null) {
            return;
        }
        List<RollupLevel> levels = new ArrayList<>();
        for (RollupLevel level : RollupLevel.values()) {
            if (level.fits(cut, from, to)) {
                levels.add(0, level);
            }
        }
        // Whole months: a row at the ends of what is stored says all that there is.
        done = Math.max(from + aggregate.shift(), Months.start(series.firstTime()));
        long end = Math.min(to + aggregate.shift(), Months.end(newest.time()));
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
    }

    private void month(long monthStart, long until, List<RollupLevel> levels) throws IOException {
        growing = series.growing(done, until);
        if (series.isClosed(monthStart)) {
            rows(monthStart, until, levels);
        } else {
            chunks(until, longestOfChunks(levels));
        }
    }

    /** Reads up to a time within a closed month: rows of the longest level where they tell all, and those of shorter ones elsewhere. */
    private void rows(long monthStart, long until, List<RollupLevel> levels) throws IOException {
        if (levels.isEmpty()) {
            samples(until);
            return;
        }
        List<RollupLevel> shorter = levels.subList(1, levels.size());
        List<RollupCodec.Rows> pieces = pieces(monthStart, until, levels.get(0));
        boolean skipped = pieces.isEmpty();
        for (RollupCodec.Rows piece : pieces) {
            for (int i = 0; i < piece.rows().size(); i++) {
                Rollup row = piece.rows().get(i);
                long rowFrom = Math.max(monthStart, row.start() + aggregate.shift());
                long rowTo = Math.min(Months.end(monthStart), piece.end(i) + aggregate.shift());
                if (rowTo <= done || rowFrom >= until) {
                    continue;
                }
                if (rowFrom < done || rowTo > until || !tellsAll(piece, i, rowFrom, rowTo)) {
                    skipped = true;
                } else {
                    catchUp(monthStart, rowFrom, skipped, shorter);
                    skipped = false;
                    aggregate.nothingBefore(rowFrom);
                    aggregate.add(row, piece.step());
                    done = rowTo;
                }
            }
        }
        catchUp(monthStart, until, skipped, shorter);
    }

    private boolean tellsAll(RollupCodec.Rows piece, int row, long from, long to) {
        return !overlaps(growing, from, to)
                && isInOneInterval(piece, row)
                && aggregate.accepts(piece.rows().get(row));
    }

    /** Rows of different lengths are days of a zone that need not be the one that is asked for. */
    private boolean isInOneInterval(RollupCodec.Rows piece, int row) {
        return piece.lengths().length == 0
                || piece.end(row) <= cut.next(cut.floor(piece.rows().get(row).start()));
    }

    /** Reads what lies before a time, if there is any that no row has told of. */
    private void catchUp(long monthStart, long until, boolean skipped, List<RollupLevel> shorter) throws IOException {
        if (done < until && (skipped || overlaps(growing, done, until))) {
            rows(monthStart, until, shorter);
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

    /** The rows of a level in a closed month. */
    private List<RollupCodec.Rows> pieces(long monthStart, long until, RollupLevel level) {
        long first = done - aggregate.shift() - level.millis();
        return series.digests(monthStart, level.slot(monthStart, first), level.slot(monthStart, until)).stream()
                .map(piece -> codec.decode(piece, 0, piece.length))
                .toList();
    }

    private static long longestOfChunks(List<RollupLevel> levels) {
        for (RollupLevel level : levels) {
            if (level != RollupLevel.DAY) {
                return level.millis();
            }
        }
        return 0;
    }

    /** Reads a month that is not closed: chunks that overlap no other have rows of their own. */
    private void chunks(long until, long longest) throws IOException {
        List<ChunkSource> ordered = new ArrayList<>(growing);
        ordered.sort(Comparator.comparingLong(ChunkSource::first));
        long lastBefore = Long.MIN_VALUE;
        boolean skipped = false;
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
                    skipped = false;
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
