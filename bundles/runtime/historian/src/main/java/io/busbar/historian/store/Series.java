package io.busbar.historian.store;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.historian.codec.ChunkHead;
import io.busbar.historian.codec.Samples;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One series: its chunks in segments, oldest write first, and what is still open. Written by the committing thread, read by any.
 *
 * <p>A sample later than all goes to the open chunk; an earlier one goes there as well if it fits, else to a late chunk of its month. What
 * was written later wins where times are equal: an open chunk over a sealed one, a sealed one over those sealed before it.
 */
public final class Series {

    /** Samples of a full chunk. */
    static final int CHUNK = 1024;

    private final int id;
    private final String name;
    private final QuantityKind kind;
    private final Resolution resolution;
    private final Tables tables;
    private final List<ChunkReference> sealed = new ArrayList<>(0);
    private final Map<YearMonth, OpenChunk> late = new TreeMap<>();
    private @Nullable OpenChunk open;
    private int nextSize;
    private long firstTime = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;
    private double lastValue = Double.NaN;
    private byte lastQuality;

    Series(int id, String name, QuantityKind kind, Resolution resolution, Tables tables) {
        this.tables = tables;
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.resolution = resolution;
        // The first chunks end at different sizes, so that series of one pace are not all sealed by the same commit.
        this.nextSize = CHUNK / 2 + (id * 37) % (CHUNK / 2);
    }

    /** Its number. */
    public int id() {
        return id;
    }

    /** Its name: the point's id, or that with the mark of a companion. */
    public String name() {
        return name;
    }

    /** How its values behave over time. */
    public QuantityKind kind() {
        return kind;
    }

    /** Which files it goes to. */
    public Resolution resolution() {
        return resolution;
    }

    /** Takes chunks that are complete. */
    interface Sealer {
        ChunkReference seal(Series series, YearMonth month, Samples samples);
    }

    synchronized void add(long time, double value, byte quality, OpenChunk.Scratch scratch, Sealer sealer) {
        if (time > lastTime) {
            OpenChunk chunk = open;
            if (chunk == null || !chunk.isBeforeMonthEnd(time)) {
                chunk = begin(time, scratch, sealer);
            }
            chunk.append(time, value, quality, scratch);
            sealIfFull(chunk, scratch, sealer);
            newest(time, value, quality);
        } else {
            addLate(time, value, quality, scratch, sealer);
        }
        firstTime = Math.min(firstTime, time);
    }

    synchronized void addAll(Samples samples, OpenChunk.Scratch scratch, Sealer sealer) {
        int at = 0;
        int end = samples.size();
        long[] times = samples.times();
        while (at < end && times[at] <= lastTime) {
            addLate(times[at], samples.values()[at], samples.qualities()[at], scratch, sealer);
            firstTime = Math.min(firstTime, times[at++]);
        }
        while (at < end) {
            OpenChunk chunk = open;
            if (chunk == null || !chunk.isBeforeMonthEnd(times[at])) {
                chunk = begin(times[at], scratch, sealer);
            }
            int n = Math.min(nextSize - chunk.size(), chunk.within(samples, at, end));
            chunk.append(samples, at, at + n, scratch);
            firstTime = Math.min(firstTime, times[at]);
            at += n;
            newest(times[at - 1], samples.values()[at - 1], samples.qualities()[at - 1]);
            sealIfFull(chunk, scratch, sealer);
        }
    }

    private void addLate(long time, double value, byte quality, OpenChunk.Scratch scratch, Sealer sealer) {
        OpenChunk chunk = open;
        if (chunk != null && time >= chunk.first()) {
            chunk.insert(time, value, quality, scratch);
            sealIfFull(chunk, scratch, sealer);
        } else {
            OpenChunk aside = late.computeIfAbsent(Months.of(time), month -> new OpenChunk(id, time));
            aside.insert(time, value, quality, scratch);
            if (aside.size() >= CHUNK) {
                sealed.add(sealer.seal(this, aside.month(), aside.samples(scratch)));
                late.remove(aside.month());
            }
        }
        if (time == lastTime) {
            newest(time, value, quality);
        }
    }

    private OpenChunk begin(long time, OpenChunk.Scratch scratch, Sealer sealer) {
        OpenChunk before = open;
        if (before != null) {
            seal(before, scratch, sealer);
        }
        OpenChunk chunk = new OpenChunk(id, time);
        open = chunk;
        return chunk;
    }

    private void sealIfFull(OpenChunk chunk, OpenChunk.Scratch scratch, Sealer sealer) {
        if (chunk.size() >= nextSize) {
            seal(chunk, scratch, sealer);
            nextSize = CHUNK;
            open = null;
        }
    }

    private void seal(OpenChunk chunk, OpenChunk.Scratch scratch, Sealer sealer) {
        sealed.add(sealer.seal(this, chunk.month(), chunk.samples(scratch)));
    }

    private void newest(long time, double value, byte quality) {
        lastTime = time;
        lastValue = value;
        lastQuality = quality;
    }

    /** What overlaps a range, what was written later after what was written before. */
    public List<ChunkSource> sources(long from, long to) {
        // Chunks that are being moved into a table are seen here, there, or twice, which does no harm; never not at
        // all.
        List<ChunkSource> newer = growing(from, to);
        List<ChunkSource> sources = new ArrayList<>(newer.size());
        tables.sources(this, from, to, sources);
        sources.addAll(newer);
        return sources;
    }

    /** What overlaps a range and is not in a table, what was written later after what was written before. */
    public synchronized List<ChunkSource> growing(long from, long to) {
        List<ChunkSource> sources = new ArrayList<>();
        for (ChunkReference chunk : sealed) {
            if (chunk.first() < to && chunk.last() >= from) {
                sources.add(chunk);
            }
        }
        if (open != null) {
            open.sources(from, to, sources);
        }
        for (OpenChunk chunk : late.values()) {
            chunk.sources(from, to, sources);
        }
        return sources;
    }

    /** Whether samples of the month that begins then are in a table. */
    public boolean isClosed(long monthStart) {
        return tables.find(resolution, monthStart) != null;
    }

    /**
     * What was kept beside the chunks of a month under these numbers, as far as there is any. It knows nothing of what {@link #growing}
     * says of the month.
     */
    public List<byte[]> digests(long monthStart, int from, int to) {
        return tables.digests(this, monthStart, from, to);
    }

    synchronized List<ChunkSource> chunksIn(Segment segment) {
        List<ChunkSource> chunks = new ArrayList<>();
        for (ChunkReference chunk : sealed) {
            if (chunk.segment() == segment) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    /** The chunks of a segment are in a table now. */
    synchronized void closed(Segment segment) {
        sealed.removeIf(chunk -> chunk.segment() == segment);
    }

    /** Seals what is still open of a month and those before it. */
    synchronized void sealUpTo(YearMonth month, OpenChunk.Scratch scratch, Sealer sealer) {
        OpenChunk chunk = open;
        if (chunk != null && !chunk.month().isAfter(month)) {
            seal(chunk, scratch, sealer);
            open = null;
        }
        sealLate(month, scratch, sealer);
    }

    /** Seals late chunks of a month and those before it. */
    synchronized void sealLate(YearMonth month, OpenChunk.Scratch scratch, Sealer sealer) {
        late.values().removeIf(aside -> {
            boolean ended = !aside.month().isAfter(month);
            if (ended) {
                seal(aside, scratch, sealer);
            }
            return ended;
        });
    }

    /** Whether there are late chunks of a month or of one before it. */
    synchronized boolean hasLate(YearMonth month) {
        return late.keySet().stream().anyMatch(other -> !other.isAfter(month));
    }

    /** A month and all before it were deleted. */
    synchronized void forgotten(Resolution deleted, long monthEnd) {
        if (resolution == deleted && lastTime >= monthEnd) {
            firstTime = Math.max(firstTime, monthEnd);
        }
    }

    /** The newest sample, or null without any. */
    public synchronized @Nullable Newest newest() {
        return lastTime == Long.MIN_VALUE ? null : new Newest(lastTime, lastValue, Quality.of(lastQuality));
    }

    /** Time of the oldest sample; the greatest number without any. */
    public synchronized long firstTime() {
        return firstTime;
    }

    /** Whether there are samples. */
    public synchronized boolean hasSamples() {
        return lastTime != Long.MIN_VALUE;
    }

    /** The newest sample. */
    public record Newest(long time, double value, Quality quality) {}

    /** What is not in segments, for a checkpoint. */
    synchronized SeriesState state() {
        List<SeriesState.Open> aside = new ArrayList<>(late.size());
        for (OpenChunk chunk : late.values()) {
            aside.add(chunk.state());
        }
        SeriesState.Open growing = open == null ? SeriesState.Open.NONE : open.state();
        return new SeriesState(
                id, name, resolution, nextSize, firstTime, lastTime, lastValue, lastQuality, growing, aside);
    }

    /** Takes back what a checkpoint kept. */
    synchronized void restore(SeriesState state, OpenChunk.Scratch scratch) {
        nextSize = state.nextSize();
        firstTime = state.firstTime();
        newest(state.lastTime(), state.lastValue(), state.lastQuality());
        open = rebuild(state.open(), scratch);
        for (SeriesState.Open kept : state.late()) {
            OpenChunk chunk = rebuild(kept, scratch);
            if (chunk != null) {
                late.put(chunk.month(), chunk);
            }
        }
    }

    private @Nullable OpenChunk rebuild(SeriesState.Open kept, OpenChunk.Scratch scratch) {
        OpenChunk chunk = null;
        for (byte[] part : kept.parts()) {
            Samples samples = new Samples(OpenChunk.PART);
            scratch.codec.decode(part, 0, part.length, samples);
            if (chunk == null) {
                chunk = new OpenChunk(id, samples.first());
            }
            chunk.append(samples, 0, samples.size(), scratch);
        }
        return chunk;
    }

    /** Learns its range from closed months, where no checkpoint says it. */
    synchronized void foundInTables(OpenChunk.Scratch scratch) throws IOException {
        List<ChunkSource> closed = new ArrayList<>();
        tables.sources(this, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2, closed);
        if (closed.isEmpty()) {
            return;
        }
        firstTime = Math.min(firstTime, closed.get(0).first());
        ChunkSource last = closed.get(closed.size() - 1);
        if (last.last() > lastTime) {
            last.load(scratch.codec, scratch.all);
            int end = scratch.all.size() - 1;
            newest(last.last(), scratch.all.values()[end], scratch.all.qualities()[end]);
        }
    }

    /** Takes what was found behind the last chunk in a segment. */
    synchronized void foundDigest(Segment segment, long offset, int length) {
        int last = sealed.size() - 1;
        if (sealed.get(last).segment() == segment) {
            sealed.set(last, sealed.get(last).with(offset, length));
        }
    }

    /** Takes a chunk that was found in a segment. */
    synchronized void found(ChunkReference chunk, ChunkHead head) {
        sealed.add(chunk);
        firstTime = Math.min(firstTime, chunk.first());
        if (chunk.last() > lastTime) {
            newest(chunk.last(), head.lastValue(), (byte) Quality.GOOD.ordinal());
        }
    }
}
