package io.busbar.archive;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryProgress;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Gathers rows into blocks and stores them, a few thousand at once; the next are read when these are durable. Used by one thread. */
final class Importer {

    static final int MOST_ROWS = 20_000;
    private static final long PATIENCE_SECONDS = 120;

    /** No more series than this are counted; a site has a few thousand points with three series each. */
    private static final int MOST_SERIES = 200_000;

    private static final Pattern SERIES =
            Pattern.compile("[^/#,\\s]{1,80}/[^/#,\\s]{1,40}/([a-z0-9_.]{1,80})(?:#min|#max)?");

    private final Historian historian;
    private final HistoryProgress progress;
    private final Set<String> seen = new HashSet<>();
    private final List<SeriesBlock> blocks = new ArrayList<>();
    private int gathered;
    private String series = "";
    private final long[] times = new long[MOST_ROWS];
    private final double[] values = new double[MOST_ROWS];
    private final byte[] qualities = new byte[MOST_ROWS];
    private int size;
    private long stored;
    private boolean stopped;

    Importer(Historian historian, HistoryProgress progress) {
        this.historian = historian;
        this.progress = progress;
    }

    /**
     * Takes a row.
     *
     * @param number of the row in its file, for a message
     * @return false if the work is to stop; then what was gathered is not stored
     */
    boolean row(long number, String point, long time, double value, Quality quality) {
        if (!point.equals(series)) {
            endBlock();
            requirePoint(number, point);
            series = point;
        } else if (size > 0 && time <= times[size - 1]) {
            endBlock();
        }
        times[size] = time;
        values[size] = value;
        qualities[size++] = (byte) quality.ordinal();
        if (++gathered == MOST_ROWS) {
            endBlock();
            store();
        }
        return !stopped;
    }

    private void requirePoint(long number, String point) {
        if (seen.contains(point)) {
            return;
        }
        var matcher = SERIES.matcher(point);
        if (!matcher.matches() || Quantity.find(matcher.group(1)).isEmpty()) {
            throw ProblemException.of(Kind.INVALID, "archive.point", number, point);
        }
        if (seen.size() >= MOST_SERIES) {
            throw ProblemException.of(Kind.INVALID, "archive.points.many", MOST_SERIES);
        }
        seen.add(point);
    }

    private void endBlock() {
        if (size > 0) {
            blocks.add(new SeriesBlock(
                    series, Arrays.copyOf(times, size), Arrays.copyOf(values, size), Arrays.copyOf(qualities, size)));
            size = 0;
        }
    }

    private void store() {
        try {
            historian.append(List.copyOf(blocks)).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw unavailable(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw unavailable("the disk took longer than " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the import was interrupted");
        }
        blocks.clear();
        stored += gathered;
        gathered = 0;
        stopped = !progress.at(stored, 0);
    }

    private static ProblemException unavailable(String why) {
        return ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", why);
    }

    /** There are no more rows. */
    void finish() {
        endBlock();
        if (gathered > 0) {
            store();
        }
    }

    /** What was done. */
    Outcome outcome() {
        return new Outcome(seen.size(), stored, !stopped);
    }
}
