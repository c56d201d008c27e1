package io.busbar.archive;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryArchive.Selection;
import io.busbar.gateway.history.HistoryProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** Writes the stored samples of points, point by point. Used by one thread. */
final class Exporter {

    /** What stands behind a point's id in the names of its series: the samples themselves, and the extremes of their periods. */
    private static final String[] SERIES = {"", "#min", "#max"};

    private static final String[] POINTS_ALONE = {""};

    private static final long TELL_NANOS = 250_000_000;

    private final Historian historian;
    private final Selection selection;
    private final RowSink rows;
    private final HistoryProgress progress;
    private final Set<String> points = new TreeSet<>();
    private long samples;
    private int series;
    private int done;
    private long told = System.nanoTime();
    private boolean stopped;

    Exporter(Historian historian, Selection selection, RowSink rows, HistoryProgress progress) {
        this.historian = historian;
        this.selection = selection;
        this.rows = rows;
        this.progress = progress;
    }

    Outcome run() throws IOException {
        if (selection.exact()) {
            points.addAll(selection.prefixes());
        } else if (selection.prefixes().isEmpty()) {
            points.addAll(historian.points(""));
        } else {
            selection.prefixes().forEach(prefix -> points.addAll(historian.points(prefix)));
        }
        try {
            for (String point : points) {
                for (String behind : selection.exact() ? POINTS_ALONE : SERIES) {
                    write(point + behind);
                }
                done++;
                if (stopped) {
                    break;
                }
            }
            rows.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        progress.at(done, points.size());
        return new Outcome(series, samples, !stopped);
    }

    private void write(String name) {
        long before = samples;
        historian.raw(name, selection.from(), selection.to(), (time, value, quality) -> {
            try {
                rows.row(name, time, value, quality);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            samples++;
            return goesOn();
        });
        series += samples > before ? 1 : 0;
    }

    /** Asks now and then, so that somebody who goes away is noticed within a long series too. */
    private boolean goesOn() {
        if ((samples & 1023) == 0 && System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            stopped |= !progress.at(done, points.size());
        }
        return !stopped;
    }
}
