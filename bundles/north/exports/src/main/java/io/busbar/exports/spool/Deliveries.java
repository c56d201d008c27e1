package io.busbar.exports.spool;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Delivery;
import io.busbar.gateway.exports.Delivery.Outcome;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has left the spool, as a journal: appended to, and begun anew with its newest half when it has grown. Safe for use by any thread.
 */
public final class Deliveries implements Closeable {

    /** So many are kept at least. */
    private static final int KEPT = 20_000;

    private static final JsonMapper JSON = new JsonMapper();

    /** A record as it is written. */
    record Entry(
            long id,
            long file,
            String key,
            long time,
            String destination,
            String name,
            String device,
            @Nullable Category category,
            long from,
            long to,
            long bytes,
            int tries,
            Outcome outcome) {

        Delivery shown() {
            return new Delivery(
                    id,
                    Instant.ofEpochMilli(time),
                    destination,
                    name,
                    device,
                    category,
                    Instant.ofEpochMilli(from),
                    Instant.ofEpochMilli(to),
                    bytes,
                    tries,
                    outcome);
        }
    }

    private final Path file;
    private final FileLayer layer;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private Journal journal;
    private long next = 1;
    private long lastFile;

    /**
     * Opens the journal, made where there is none.
     *
     * @throws IOException if the disk does not give what it holds
     */
    public Deliveries(Path file, FileLayer layer) throws IOException {
        this.file = file;
        this.layer = layer;
        new DurableFiles(layer).delete(temporary());
        journal = Journal.open(layer, file, (position, payload) -> read(payload));
    }

    private void read(ByteBuffer payload) throws IOException {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        try {
            keep(JSON.readValue(bytes, Entry.class));
        } catch (JacksonException e) {
            throw new IOException("A record of " + file + " is none of ours: " + e.getOriginalMessage(), e);
        }
    }

    private void keep(Entry entry) {
        entries.addLast(entry);
        keys.add(entry.key());
        next = Math.max(next, entry.id() + 1);
        lastFile = Math.max(lastFile, entry.file());
        if (entries.size() > 2 * KEPT) {
            Entry oldest = entries.removeFirst();
            keys.remove(oldest.key());
        }
    }

    /**
     * Notes that a file has left the spool; durable when it returns.
     *
     * @throws IOException if the disk does not take it
     */
    public synchronized void note(SpoolEntry entry, Outcome outcome, long now) throws IOException {
        Entry record = new Entry(
                next,
                entry.id(),
                entry.key(),
                now,
                entry.destination(),
                entry.directory().isEmpty() ? entry.name() : entry.directory() + "/" + entry.name(),
                entry.device(),
                entry.category(),
                entry.from(),
                entry.to(),
                entry.bytes(),
                entry.tries(),
                outcome);
        long before = journal.size();
        try {
            journal.append(ByteBuffer.wrap(JSON.writeValueAsBytes(record)));
            journal.force();
        } catch (IOException e) {
            reopen(before, e);
            throw e;
        }
        keep(record);
        if (entries.size() == 2 * KEPT) {
            renew();
        }
    }

    /** What the disk holds after a failure is unknown: the journal is opened anew, without the record that nobody was told of. */
    private void reopen(long before, IOException cause) {
        try {
            journal.rewind(before);
            journal.close();
            journal = Journal.open(layer, file, (position, payload) -> {});
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void renew() throws IOException {
        while (entries.size() > KEPT) {
            keys.remove(entries.removeFirst().key());
        }
        Journal fresh = Journal.open(layer, temporary(), (position, payload) -> {});
        for (Entry entry : entries) {
            fresh.append(ByteBuffer.wrap(JSON.writeValueAsBytes(entry)));
        }
        fresh.force();
        fresh.close();
        journal.close();
        layer.rename(temporary(), file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            layer.syncDirectory(folder);
        }
        journal = Journal.open(layer, file, (position, payload) -> {});
    }

    private Path temporary() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Whether such a file has left the spool, as far as is remembered. */
    public synchronized boolean has(String key) {
        return keys.contains(key);
    }

    /** Ids of the files that left the spool, as far as is remembered. */
    public synchronized Set<Long> files() {
        Set<Long> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(entry.file()));
        return ids;
    }

    /** The greatest id of a file that left the spool. */
    public synchronized long lastFile() {
        return lastFile;
    }

    /** The newest that fit, newest first. */
    public synchronized List<Delivery> newest(@Nullable Long before, int most, Predicate<Delivery> fits) {
        List<Delivery> found = new ArrayList<>();
        for (Iterator<Entry> all = entries.descendingIterator(); all.hasNext() && found.size() < most; ) {
            Delivery delivery = all.next().shown();
            if ((before == null || delivery.id() < before) && fits.test(delivery)) {
                found.add(delivery);
            }
        }
        return found;
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
