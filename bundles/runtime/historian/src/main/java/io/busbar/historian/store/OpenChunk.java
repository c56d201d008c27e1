package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk that still grows. All but the last {@value #PART} samples are kept encoded, so that ten thousand open chunks fit in little
 * memory. Guarded by its series.
 */
final class OpenChunk {

    static final int PART = 128;

    private final int series;
    private final long monthEnd;
    private final YearMonth month;
    private final List<ChunkSource.Encoded> parts = new ArrayList<>(0);
    private Samples tail = new Samples(1);
    private int inParts;
    private int limit;

    OpenChunk(int series, long firstTime) {
        this.series = series;
        this.month = Months.of(firstTime);
        this.monthEnd = Months.end(month);
        // The first part ends at different sizes, so that series of one pace are not all encoded by the same commit.
        this.limit = PART / 2 + (series * 29) % (PART / 2);
    }

    int size() {
        return inParts + tail.size();
    }

    YearMonth month() {
        return month;
    }

    long first() {
        return parts.isEmpty() ? tail.first() : parts.get(0).first();
    }

    long last() {
        return tail.size() > 0 ? tail.last() : parts.get(parts.size() - 1).last();
    }

    boolean isBeforeMonthEnd(long time) {
        return time < monthEnd;
    }

    /** How many of these samples lie in the month. */
    int within(Samples samples, int from, int to) {
        if (samples.times()[to - 1] < monthEnd) {
            return to - from;
        }
        return Math.min(to, samples.indexOf(monthEnd)) - from;
    }

    /** Appends a sample that is later than all. */
    void append(long time, double value, byte quality, Scratch scratch) {
        tail.add(time, value, quality);
        compress(scratch);
    }

    /** Appends samples that are later than all. */
    void append(Samples samples, int from, int to, Scratch scratch) {
        for (int at = from; at < to; ) {
            int n = Math.min(to - at, limit - tail.size());
            tail.addAll(samples, at, at + n);
            at += n;
            compress(scratch);
        }
    }

    /** Puts a sample in its place, wherever that is. */
    void insert(long time, double value, byte quality, Scratch scratch) {
        if (inParts > 0 && (tail.size() == 0 || time < tail.first())) {
            Samples all = samples(scratch).copy(0, size());
            parts.clear();
            inParts = 0;
            tail = new Samples(PART);
            all.insert(time, value, quality);
            append(all, 0, all.size(), scratch);
        } else {
            tail.insert(time, value, quality);
            compress(scratch);
        }
    }

    /** All samples; valid until the scratch memory is used again. */
    Samples samples(Scratch scratch) {
        Samples all = scratch.all;
        all.clear();
        for (ChunkSource.Encoded part : parts) {
            part.load(scratch.codec, scratch.part);
            all.addAll(scratch.part, 0, scratch.part.size());
        }
        all.addAll(tail, 0, tail.size());
        return all;
    }

    /** Adds what overlaps this range, in order of time. */
    void sources(long from, long to, List<ChunkSource> into) {
        for (ChunkSource.Encoded part : parts) {
            if (part.first() < to && part.last() >= from) {
                into.add(part);
            }
        }
        if (tail.size() > 0 && tail.first() < to && tail.last() >= from) {
            Samples copy = tail.copy(0, tail.size());
            into.add(new ChunkSource.Raw(copy, ChunkCodec.usualStep(copy)));
        }
    }

    /** The whole, for a checkpoint; the tail is copied and not encoded, because commits wait meanwhile. */
    SeriesState.Open state() {
        List<byte[]> encoded = new ArrayList<>(parts.size());
        for (ChunkSource.Encoded part : parts) {
            encoded.add(part.chunk());
        }
        return new SeriesState.Open(encoded, tail.copy(0, tail.size()));
    }

    private void compress(Scratch scratch) {
        if (tail.size() >= limit) {
            parts.add(new ChunkSource.Encoded(encode(tail, scratch), tail.first(), tail.last()));
            inParts += tail.size();
            limit = PART;
            tail.clear();
        }
    }

    private byte[] encode(Samples samples, Scratch scratch) {
        scratch.sink.clear();
        scratch.codec.encode(series, samples, 0, samples.size(), scratch.sink);
        return scratch.sink.toByteArray();
    }

    /** Memory for encoding and decoding; one per writing thread. */
    static final class Scratch {
        final ChunkCodec codec = new ChunkCodec();
        final ByteSink sink = new ByteSink(4096);
        final Samples part = new Samples(PART);
        final Samples all = new Samples(2 * Series.CHUNK);
    }
}
