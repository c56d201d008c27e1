package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments that take chunks: one a month and resolution, {@code segments/<resolution>/<yyyy-mm>.<generation>.seg}. Chunks are sealed by
 * the committing thread; everything else may be asked by any.
 */
final class Segments implements Series.Sealer {

    private final FileLayer layer;
    private final Path directory;
    private final Digester digester;
    private final Map<MonthKey, Segment> open = new TreeMap<>();
    private final Map<String, Segment> retired = new TreeMap<>();
    private final Map<MonthKey, Integer> generations = new HashMap<>();
    private final ChunkCodec codec = new ChunkCodec();
    private final ByteSink sink = new ByteSink(4096);

    Segments(FileLayer layer, Path directory, Digester digester) {
        this.layer = layer;
        this.digester = digester;
        this.directory = directory;
    }

    /** How far a segment is certain. */
    record Mark(String name, long length) {}

    /** A month of a resolution. */
    record MonthKey(Resolution resolution, YearMonth month) implements Comparable<MonthKey> {
        @Override
        public int compareTo(MonthKey other) {
            int byMonth = month.compareTo(other.month);
            return byMonth != 0 ? byMonth : resolution.compareTo(other.resolution);
        }
    }

    /** A month to be closed: its segment takes nothing more, and its table will have this generation. */
    record Closing(MonthKey key, Segment segment, int generation) {}

    @Override
    public ChunkReference seal(Series series, YearMonth month, Samples samples) {
        sink.clear();
        codec.encode(series.id(), samples, 0, samples.size(), sink);
        Segment segment = segment(new MonthKey(series.resolution(), month));
        long offset = segment.append(sink.toBuffer());
        ChunkReference chunk = new ChunkReference(segment, offset, sink.size(), samples.first(), samples.last());
        byte[] digest = digester.ofChunk(series, samples);
        return digest == null ? chunk : chunk.with(segment.append(ByteBuffer.wrap(digest)), digest.length);
    }

    private synchronized Segment segment(MonthKey key) {
        return open.computeIfAbsent(key, month -> {
            Path path = folder(month.resolution())
                    .resolve(MonthFile.name(month.month(), nextGeneration(month), MonthFile.SEGMENT));
            return new Segment(layer, path);
        });
    }

    private int nextGeneration(MonthKey key) {
        return generations.merge(key, 1, Integer::sum);
    }

    Path folder(Resolution resolution) {
        return directory.resolve(resolution.folder());
    }

    /** Says that a generation of a month's files is taken. */
    synchronized void taken(MonthKey key, int generation) {
        generations.merge(key, generation, Math::max);
    }

    /** Takes a segment that was found; an older one of the same month is only read from now on. */
    synchronized void found(MonthKey key, Segment segment) {
        Segment older = open.put(key, segment);
        if (older != null) {
            retired.put(name(older), older);
        }
    }

    /** Months that have ended by then and whose segments could be closed, oldest first. */
    synchronized List<MonthKey> endedBy(long timeMillis) {
        return open.keySet().stream()
                .filter(key -> Months.end(key.month()) <= timeMillis)
                .toList();
    }

    /** Lets a month's segment take nothing more; later chunks of the month go to a new one. */
    synchronized @Nullable Closing retire(MonthKey key) {
        Segment segment = open.remove(key);
        if (segment == null) {
            return null;
        }
        retired.put(name(segment), segment);
        return new Closing(key, segment, nextGeneration(key));
    }

    /** Forgets a segment whose chunks are in a table. */
    synchronized void closed(Segment segment) {
        retired.remove(name(segment));
    }

    /** Writes what waits in memory. */
    void flush() throws IOException {
        for (Segment segment : all()) {
            segment.flush();
        }
    }

    /** Where each segment ends now. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Segment segment : all()) {
            marks.add(new Mark(name(segment), segment.length()));
        }
        return marks;
    }

    /** Makes what was written durable. */
    void force() throws IOException {
        for (Segment segment : all()) {
            segment.force();
        }
    }

    private String name(Segment segment) {
        return directory.relativize(segment.path()).toString();
    }

    private synchronized Collection<Segment> all() {
        List<Segment> all = new ArrayList<>(open.values());
        all.addAll(retired.values());
        return all;
    }

    void close() throws IOException {
        for (Segment segment : all()) {
            segment.close();
        }
    }
}
