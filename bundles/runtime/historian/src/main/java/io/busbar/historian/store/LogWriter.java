package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.Samples;
import io.busbar.storage.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries to the log: definitions of series, rows (one time, many series) and blocks (one series, many times). Several entries make
 * a record; {@link LogReader} is its other half. Used by the committing thread.
 */
final class LogWriter {

    static final int DEFINE = 1;
    static final int ROWS = 2;
    static final int BLOCK = 3;

    static final int REGULAR = 1;
    static final int ONE_QUALITY = 2;

    /** Longest run of samples in one entry. */
    static final int SLICE = 1 << 14;

    private static final int RECORD = 1 << 20;

    private final ByteSink sink = new ByteSink(RECORD + (RECORD >> 2));
    private final ByteSink rows = new ByteSink(1 << 12);
    private @Nullable Journal journal;
    private int rowCount;

    void into(Journal target) {
        journal = target;
        sink.clear();
    }

    void define(Series series) throws IOException {
        byte[] name = series.name().getBytes(StandardCharsets.UTF_8);
        sink.put(DEFINE);
        sink.putVarint(series.id());
        sink.put(series.resolution().ordinal());
        sink.putVarint(name.length);
        sink.put(name, 0, name.length);
        writeIfLong();
    }

    void beginRows(long time) {
        sink.put(ROWS);
        sink.putSigned(time);
        rows.clear();
        rowCount = 0;
    }

    void row(int series, double value, byte quality) {
        rows.putVarint(series);
        rows.put(quality);
        rows.putDouble(value);
        rowCount++;
    }

    void endRows() throws IOException {
        sink.putVarint(rowCount);
        sink.put(rows.array(), 0, rows.size());
        writeIfLong();
    }

    void block(int series, Samples samples) throws IOException {
        for (int from = 0; from < samples.size(); from += SLICE) {
            slice(series, samples, from, Math.min(samples.size(), from + SLICE));
            writeIfLong();
        }
    }

    private void slice(int series, Samples samples, int from, int to) {
        long[] times = samples.times();
        byte[] qualities = samples.qualities();
        long step = to - from > 1 ? times[from + 1] - times[from] : 0;
        boolean regular = true;
        boolean oneQuality = true;
        for (int i = from + 1; i < to && (regular || oneQuality); i++) {
            regular &= times[i] - times[i - 1] == step;
            oneQuality &= qualities[i] == qualities[from];
        }
        sink.put(BLOCK);
        sink.putVarint(series);
        sink.putVarint(to - (long) from);
        sink.put((regular ? REGULAR : 0) | (oneQuality ? ONE_QUALITY : 0));
        sink.putSigned(times[from]);
        if (regular) {
            sink.putVarint(step);
        } else {
            sink.putLongs(times, from, to);
        }
        if (oneQuality) {
            sink.put(qualities[from]);
        } else {
            sink.put(qualities, from, to - from);
        }
        sink.putDoubles(samples.values(), from, to);
    }

    /** Writes what is left; not yet durable. */
    void write() throws IOException {
        Journal target = journal;
        if (target == null) {
            throw new IllegalStateException("there is no log to write to");
        }
        if (sink.size() > 0) {
            target.append(sink.toBuffer());
            sink.clear();
        }
    }

    private void writeIfLong() throws IOException {
        if (sink.size() >= RECORD) {
            write();
        }
    }
}
