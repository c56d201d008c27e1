package io.busbar.historian.query;

import io.busbar.gateway.history.Counters.Replacement;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people noted of counters, in a journal beside the readings. Safe for use by any thread. */
public final class CounterNotes implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(CounterNotes.class);
    private static final int REPLACEMENT = 1;
    private static final int MODULUS = 2;
    private static final int LONGEST_NAME = 1 << 16;

    private final Map<String, Map<Instant, Replacement>> replacements = new HashMap<>();
    private final Map<String, Double> moduli = new HashMap<>();
    private @Nullable Journal journal;

    /** Reads the journal, made where there is none. */
    public synchronized void open(FileLayer layer, Path file) throws IOException {
        journal = Journal.open(layer, file, (position, payload) -> {
            try {
                read(payload);
            } catch (CorruptChunkException e) {
                LOG.error("A note at {} of {} cannot be read: {}", position, file, e.getMessage());
            }
        });
    }

    private void read(ByteBuffer payload) {
        int from = payload.arrayOffset() + payload.position();
        ByteSource in = new ByteSource(payload.array(), from, from + payload.remaining());
        int type = in.get();
        String point = in.getText(in.getCount(LONGEST_NAME));
        if (type == REPLACEMENT) {
            keep(new Replacement(point, Instant.ofEpochMilli(in.getLong()), in.getDouble(), in.getDouble()));
        } else if (type == MODULUS) {
            moduli.put(point, in.getDouble());
        } else {
            throw new CorruptChunkException("a note of unknown type " + type);
        }
    }

    private void keep(Replacement replacement) {
        replacements
                .computeIfAbsent(replacement.point(), point -> new TreeMap<>())
                .put(replacement.time(), replacement);
    }

    /** Notes a replacement, durably. */
    public synchronized void add(Replacement replacement) throws IOException {
        ByteSink sink = begin(REPLACEMENT, replacement.point());
        sink.putLong(replacement.time().toEpochMilli());
        sink.putDouble(replacement.lastOfOld());
        sink.putDouble(replacement.firstOfNew());
        write(sink);
        keep(replacement);
    }

    /** Notes where a counter rolls over, durably. */
    public synchronized void modulus(String point, double modulus) throws IOException {
        ByteSink sink = begin(MODULUS, point);
        sink.putDouble(modulus);
        write(sink);
        moduli.put(point, modulus);
    }

    private static ByteSink begin(int type, String point) {
        byte[] name = point.getBytes(StandardCharsets.UTF_8);
        ByteSink sink = new ByteSink(64);
        sink.put(type);
        sink.putVarint(name.length);
        sink.put(name, 0, name.length);
        return sink;
    }

    private void write(ByteSink sink) throws IOException {
        Journal target = journal;
        if (target == null) {
            throw new IOException("the notes of counters are not open");
        }
        target.append(sink.toBuffer());
        target.force();
    }

    /** The replacements of a point, oldest first. */
    public synchronized List<Replacement> replacements(String point) {
        return List.copyOf(replacements.getOrDefault(point, Map.of()).values());
    }

    /** How a point counts. */
    public synchronized CounterSteps steps(String point) {
        return new CounterSteps(moduli.getOrDefault(point, Double.POSITIVE_INFINITY), replacements(point));
    }

    @Override
    public synchronized void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }
}
