package io.busbar.gateway.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The history as a file that other programs read, and back again. A row is a stored sample: {@code point} (with {@code #min} or
 * {@code #max} behind it for the extremes of a period), {@code time} (UTC, milliseconds), {@code value} in the canonical unit,
 * {@code quality}. Rows come point by point, each in order of time. Memory is bounded whatever the size. Safe for use by any thread; blocks
 * for as long as it takes.
 */
@ProviderType
public interface HistoryArchive {

    /** What a file is like. */
    enum Format {
        /** RFC 4180, UTF-8, one line a sample. */
        CSV,
        /** Apache Parquet. */
        PARQUET
    }

    /**
     * What is exported.
     *
     * @param prefixes ids of points, or beginnings of ids such as {@code i35-102/}; empty for all
     * @param from inclusive
     * @param to exclusive
     * @param exact whether these are whole ids, and a point is not taken because its id only begins like one of them
     */
    record Selection(Set<String> prefixes, Instant from, Instant to, boolean exact) {

        /** Copies the set. */
        public Selection {
            prefixes = Set.copyOf(prefixes);
        }

        /** Points by ids or beginnings of ids. */
        public Selection(Set<String> prefixes, Instant from, Instant to) {
            this(prefixes, from, to, false);
        }

        /** Just these points, each without the extremes of its periods. */
        public static Selection exactly(Set<String> points, Instant from, Instant to) {
            return new Selection(points, from, to, true);
        }
    }

    /**
     * What was done.
     *
     * @param series how many points, and extremes of points, had rows
     * @param samples how many rows
     * @param complete false if it was stopped by the progress
     */
    record Outcome(int series, long samples, boolean complete) {}

    /**
     * Writes a file. The stream is flushed, not closed.
     *
     * @param progress in points
     * @throws IOException if the stream cannot take it
     * @throws io.busbar.gateway.problem.ProblemException if the history cannot be read
     */
    Outcome write(Selection selection, Format format, OutputStream out, HistoryProgress progress) throws IOException;

    /**
     * Stores the rows of a file; what is stored already under the same time is replaced. When it returns, all of it is durable. A fault is
     * met where it stands, so what comes before it may be stored by then; reading the mended file again does no harm.
     *
     * @param progress in rows
     * @throws IOException if the stream cannot be read
     * @throws io.busbar.gateway.problem.ProblemException if the file is not what it should be, naming the row, or the history is read-only
     */
    Outcome read(Format format, InputStream in, HistoryProgress progress) throws IOException;
}
