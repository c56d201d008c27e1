package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.ChunkHead;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.historian.codec.Samples;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments that take chunks: one a month and resolution, {@code segments/<resolution>/<yyyy-mm>.<generation>.seg}. Written by the
 * committing thread.
 */
final class Segments implements Series.Sealer {

    static final String SUFFIX = ".seg";

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);

    private final FileLayer layer;
    private final DurableFiles files;
    private final Path directory;
    private final Map<String, Segment> open = new TreeMap<>();
    private final ChunkCodec codec = new ChunkCodec();
    private final ByteSink sink = new ByteSink(4096);

    Segments(FileLayer layer, Path directory) {
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.directory = directory;
    }

    /** How far a segment is certain. */
    record Mark(String name, long length) {}

    @Override
    public ChunkReference seal(Series series, YearMonth month, Samples samples) {
        sink.clear();
        codec.encode(series.id(), samples, 0, samples.size(), sink);
        Segment segment = segment(series.resolution(), month);
        long offset = segment.append(sink.toBuffer());
        return new ChunkReference(segment, offset, sink.size(), samples.first(), samples.last());
    }

    private synchronized Segment segment(Resolution resolution, YearMonth month) {
        String name = resolution.folder() + '/' + month + ".1" + SUFFIX;
        return open.computeIfAbsent(name, key -> new Segment(layer, directory.resolve(name)));
    }

    /** Writes what waits in memory. */
    void flush() throws IOException {
        for (Segment segment : all()) {
            segment.flush();
        }
    }

    /** Where each segment ends now. */
    synchronized List<Mark> marks() {
        List<Mark> marks = new ArrayList<>(open.size());
        open.forEach((name, segment) -> marks.add(new Mark(name, segment.length())));
        return marks;
    }

    /** Makes what was written durable. */
    void force() throws IOException {
        for (Segment segment : all()) {
            segment.force();
        }
    }

    private synchronized List<Segment> all() {
        return List.copyOf(open.values());
    }

    /**
     * Finds the chunks of the last run up to the marks and removes what is behind them: the log has it.
     *
     * @param marks what the checkpoint says; null where there is no checkpoint to be trusted, then everything readable is taken
     * @return what could not be read, for people; null where all is well
     */
    @Nullable
    String recover(@Nullable List<Mark> marks, IntFunction<@Nullable Series> series) throws IOException {
        Map<String, Long> known = new TreeMap<>();
        if (marks != null) {
            marks.forEach(mark -> known.put(mark.name(), mark.length()));
        }
        StringBuilder problems = new StringBuilder();
        for (Resolution resolution : Resolution.values()) {
            for (Path path : layer.list(directory.resolve(resolution.folder()))) {
                String name = resolution.folder() + '/' + path.getFileName();
                if (!name.endsWith(SUFFIX)) {
                    continue;
                }
                Long mark = marks == null ? Long.valueOf(Long.MAX_VALUE) : known.remove(name);
                if (mark == null) {
                    // Made after the checkpoint, so everything in it is in the log.
                    files.delete(path);
                } else {
                    recover(name, path, mark, series, problems);
                }
            }
        }
        known.forEach((name, length) -> note(problems, name + " is missing"));
        return problems.isEmpty() ? null : problems.toString();
    }

    private void recover(
            String name, Path path, long mark, IntFunction<@Nullable Series> series, StringBuilder problems)
            throws IOException {
        Segment segment = Segment.existing(layer, path, mark);
        boolean isShort = mark < Long.MAX_VALUE && segment.length() < mark;
        int[] strange = new int[1];
        Frames.Scan scan = segment.scan((position, payload) -> {
            if (!found(segment, position + Frames.HEADER, payload, series)) {
                strange[0]++;
            }
        });
        long expected = mark < Long.MAX_VALUE ? mark : segment.length();
        long lost = expected - scan.end() + scan.damaged();
        if (lost > 0 || strange[0] > 0) {
            note(problems, name + " has " + lost + " unreadable bytes and " + strange[0] + " unreadable chunks");
            files.keepCopy(path);
            if (isShort || mark == Long.MAX_VALUE) {
                // New chunks must not fill a hole that later marks take for good.
                segment.cut(scan.end());
            }
        }
        synchronized (this) {
            open.put(name, segment);
        }
    }

    private static boolean found(
            Segment segment, long offset, ByteBuffer payload, IntFunction<@Nullable Series> series) {
        byte[] bytes = payload.array();
        int from = payload.arrayOffset();
        int length = payload.remaining();
        try {
            ChunkHead head = ChunkCodec.head(bytes, from, from + length);
            Series owner = series.apply(head.series());
            if (owner == null) {
                return false;
            }
            owner.found(new ChunkReference(segment, offset, length, head.first(), head.last()), head);
            return true;
        } catch (CorruptChunkException e) {
            LOG.warn("A chunk of {} cannot be used: {}", segment.path(), e.getMessage());
            return false;
        }
    }

    private static void note(StringBuilder problems, String problem) {
        LOG.error("History segment {}", problem);
        problems.append(problems.isEmpty() ? "" : "; ").append(problem);
    }

    void close() throws IOException {
        for (Segment segment : all()) {
            segment.close();
        }
    }
}
