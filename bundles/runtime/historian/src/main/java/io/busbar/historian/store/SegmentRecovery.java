package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.ChunkHead;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.historian.codec.RollupCodec;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the chunks of the last run up to the marks of its checkpoint, and removes what is behind them: the log has it. */
final class SegmentRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecovery.class);

    private final FileLayer layer;
    private final DurableFiles files;
    private final Path directory;
    private final Segments segments;
    private final Catalogue catalogue;
    private final List<String> problems;

    /** Whose chunk came last. */
    private @Nullable Series lastOwner;

    SegmentRecovery(FileLayer layer, Path directory, Segments segments, Catalogue catalogue, List<String> problems) {
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.directory = directory;
        this.segments = segments;
        this.catalogue = catalogue;
        this.problems = problems;
    }

    /**
     * Runs it.
     *
     * @param marks what the checkpoint says; null where there is no checkpoint to be trusted, then everything readable is taken
     */
    void run(@Nullable List<Segments.Mark> marks) throws IOException {
        Map<String, Long> known = new TreeMap<>();
        if (marks != null) {
            marks.forEach(mark -> known.put(mark.name(), mark.length()));
        }
        for (Resolution resolution : Resolution.values()) {
            List<MonthFile> found = MonthFile.list(layer, segments.folder(resolution));
            Map<Segments.MonthKey, Integer> tables = new HashMap<>();
            for (MonthFile file : found) {
                Segments.MonthKey key = new Segments.MonthKey(resolution, file.month());
                segments.taken(key, file.generation());
                if (file.isTable()) {
                    tables.put(key, file.generation());
                }
            }
            known.keySet().removeIf(name -> isInTable(name, resolution, tables));
            for (MonthFile file : found) {
                if (!file.isTable()) {
                    segment(resolution, file, marks != null, known, tables);
                }
            }
        }
        known.forEach((name, length) -> note(name + " is missing"));
    }

    /** Whether a segment was closed after the checkpoint. */
    private boolean isInTable(String name, Resolution resolution, Map<Segments.MonthKey, Integer> tables) {
        Path path = directory.resolve(name);
        return path.startsWith(segments.folder(resolution))
                && tables.entrySet().stream().anyMatch(table -> MonthFile.parse(path)
                        .filter(file -> file.month().equals(table.getKey().month()))
                        .filter(file -> file.generation() < table.getValue())
                        .isPresent());
    }

    private void segment(
            Resolution resolution,
            MonthFile file,
            boolean marked,
            Map<String, Long> known,
            Map<Segments.MonthKey, Integer> tables)
            throws IOException {
        Segments.MonthKey key = new Segments.MonthKey(resolution, file.month());
        String name = directory.relativize(file.path()).toString();
        Long mark = marked ? known.remove(name) : Long.valueOf(Long.MAX_VALUE);
        boolean closed = tables.getOrDefault(key, 0) > file.generation();
        if (mark == null || closed) {
            // Made after the checkpoint, so that the log has everything in it; or closed, so that the table has it.
            files.delete(file.path());
        } else {
            Segment segment = Segment.existing(layer, file.path(), mark);
            chunks(name, segment, mark);
            segments.found(key, segment);
        }
    }

    private void chunks(String name, Segment segment, long mark) throws IOException {
        long expected = mark < Long.MAX_VALUE ? mark : segment.length();
        int[] strange = new int[1];
        lastOwner = null;
        Frames.Scan scan = segment.scan((position, payload) -> {
            if (!found(segment, position + Frames.HEADER, payload)) {
                strange[0]++;
            }
        });
        long lost = expected - scan.end() + scan.damaged();
        if (lost > 0 || strange[0] > 0) {
            files.keepCopy(segment.path());
            note(name + " has " + lost + " unreadable bytes and " + strange[0]
                    + " unreadable chunks; a copy is in the folder quarantine");
        }
        if (segment.length() != mark) {
            // New chunks must follow the last good one, without a hole that later marks would take for good.
            segment.cut(scan.end());
        }
    }

    private boolean found(Segment segment, long offset, ByteBuffer payload) {
        int from = payload.arrayOffset();
        int length = payload.remaining();
        Series before = lastOwner;
        lastOwner = null;
        if (length > 0 && payload.get(0) == RollupCodec.FORMAT) {
            // It follows its chunk; where that was lost, nobody needs it.
            if (before != null) {
                before.foundDigest(segment, offset, length);
            }
            return true;
        }
        try {
            ChunkHead head = ChunkCodec.head(payload.array(), from, from + length);
            Series owner = catalogue.find(head.series());
            if (owner == null) {
                return false;
            }
            owner.found(new ChunkReference(segment, offset, length, head.first(), head.last()), head);
            lastOwner = owner;
            return true;
        } catch (CorruptChunkException e) {
            LOG.warn("A chunk of {} cannot be used: {}", segment.path(), e.getMessage());
            return false;
        }
    }

    private void note(String problem) {
        LOG.error("History segment {}", problem);
        problems.add(problem);
    }
}
