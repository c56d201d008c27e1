package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import io.busbar.storage.JournalFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the journal. Written by one thread at a time; read by any. */
final class AlarmFiles implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmFiles.class);

    /** Takes what is read at the start. */
    @FunctionalInterface
    interface Reader {
        void take(Alarm alarm, long place);
    }

    private final FileLayer layer;
    private final JournalFiles names;
    private final AlarmLog.Limits limits;
    private final NavigableMap<Integer, Segment> segments = new ConcurrentSkipListMap<>();
    private @Nullable Journal journal;
    private long closedBytes;
    private long unreadable;

    AlarmFiles(FileLayer layer, Path directory, AlarmLog.Limits limits, Reader reader) throws IOException {
        this.layer = layer;
        this.limits = limits;
        names = new JournalFiles(layer, directory, "alarms-");
        List<Path> all = names.list();
        for (int i = 0; i < all.size() - 1; i++) {
            Segment segment = segment(all.get(i));
            names.scan(segment.path, (offset, payload) -> take(reader, segment, offset, payload));
            closedBytes += names.size(segment.path);
        }
        Segment newest = segment(all.isEmpty() ? names.next(1) : all.get(all.size() - 1));
        Journal opened = Journal.open(layer, newest.path, (offset, payload) -> take(reader, newest, offset, payload));
        journal = opened;
        if (opened.recovery().isDamaged() || unreadable > 0) {
            LOG.error(
                    "The journal of alarms was damaged: {} bytes and {} records are lost; a copy is in quarantine",
                    opened.recovery().damaged(),
                    unreadable);
        }
    }

    private Segment segment(Path path) {
        int number = segments.isEmpty() ? 1 : segments.lastKey() + 1;
        Segment segment = new Segment(layer, number, path);
        segments.put(number, segment);
        return segment;
    }

    private void take(Reader reader, Segment segment, long offset, ByteBuffer payload) {
        try {
            reader.take(AlarmCodec.decode(payload), segment.place(offset));
        } catch (IOException e) {
            unreadable++;
            LOG.debug("A record of {} cannot be read", segment.path, e);
        }
    }

    /** The alarm at a place; empty where its file has gone as the oldest. */
    Optional<Alarm> read(long place) throws IOException {
        Segment segment = segments.get(Segment.number(place));
        return segment == null ? Optional.empty() : Optional.of(AlarmCodec.decode(segment.read(place)));
    }

    /**
     * Writes alarms, durably.
     *
     * @return the place of each
     */
    List<Long> write(List<Alarm> alarms) throws IOException {
        Journal target = current();
        long before = target.size();
        List<Long> places = new ArrayList<>(alarms.size());
        Segment segment = segments.lastEntry().getValue();
        try {
            for (Alarm alarm : alarms) {
                places.add(segment.place(target.size()));
                target.append(AlarmCodec.encode(alarm));
            }
        } catch (IOException e) {
            target.rewind(before);
            throw e;
        }
        try {
            target.force();
        } catch (IOException e) {
            // What the disk holds is unknown: the file is looked at anew before the next attempt.
            target.close();
            journal = null;
            throw e;
        }
        return places;
    }

    private Journal current() throws IOException {
        Journal open = journal;
        Segment last = segments.lastEntry().getValue();
        if (open == null) {
            last.close();
            open = Journal.open(layer, last.path, (offset, payload) -> {});
        } else if (open.size() >= limits.fileBytes()) {
            open.close();
            closedBytes += open.size();
            Segment next = segment(names.next(numberAfter(last.path)));
            open = Journal.open(layer, next.path, (offset, payload) -> {});
        }
        journal = open;
        return open;
    }

    /** Files are numbered one by one. */
    private static long numberAfter(Path path) {
        String name = path.getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('-') + 1, name.indexOf('.'))) + 1;
    }

    long bytes() {
        Journal open = journal;
        return closedBytes + (open == null ? 0 : open.size());
    }

    /** The place behind the oldest file, if there is more than may be. */
    Optional<Long> endOfSurplus() {
        return segments.size() > 1 && bytes() > limits.totalBytes()
                ? Optional.of((long) (segments.firstKey() + 1) << Segment.BITS)
                : Optional.empty();
    }

    void removeOldest() throws IOException {
        Segment oldest = segments.pollFirstEntry().getValue();
        closedBytes -= names.size(oldest.path);
        oldest.close();
        new DurableFiles(layer).delete(oldest.path);
    }

    @Override
    public void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }
}
