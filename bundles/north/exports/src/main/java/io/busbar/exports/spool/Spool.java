package io.busbar.exports.spool;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.exports.Category;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that wait, on the disk: the content of each, and beside it a document that says what it is. A file is here from the moment its
 * document is, until it is deleted after its delivery has been noted, so that a power cut at any point neither loses nor doubles one. Safe
 * for use by any thread.
 */
public final class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private static final String CONTENT = ".data";
    private static final String DOCUMENT = ".json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** How much there may be. */
    public record Bounds(int files, long bytes) {}

    /** What a new file is; see {@link SpoolEntry}. */
    public record Wish(
            String key,
            String destination,
            String directory,
            String name,
            String device,
            @Nullable Category category,
            long from,
            long to) {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; false if there is nothing to write, so that there is no file. */
        boolean write(OutputStream out) throws IOException;
    }

    private final Path folder;
    private final FileLayer layer;
    private final DurableFiles files;
    private final Bounds bounds;
    private final TreeMap<Long, SpoolEntry> entries = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();
    private long bytes;
    private long next = 1;

    /**
     * Opens the spool of a folder. What was being made when the power went is deleted; what has been delivered already as well.
     *
     * @param delivered ids of files whose delivery has been noted
     * @param after the greatest id that was ever used, as far as deliveries tell
     * @throws IOException if the disk does not give what it holds
     */
    public Spool(Path folder, FileLayer layer, Bounds bounds, Set<Long> delivered, long after) throws IOException {
        this.folder = folder;
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.bounds = bounds;
        next = after + 1;
        files.createDirectories(folder);
        for (Path file : layer.list(folder)) {
            if (file.getFileName().toString().endsWith(DOCUMENT)) {
                load(file, delivered);
            }
        }
        for (Path file : layer.list(folder)) {
            String name = file.getFileName().toString();
            if (!layer.isDirectory(file) && !name.endsWith(DOCUMENT) && !isKnown(name)) {
                files.delete(file);
            }
        }
    }

    private boolean isKnown(String name) {
        return name.endsWith(CONTENT)
                && entries.containsKey(number(name.substring(0, name.length() - CONTENT.length())));
    }

    private static long number(String name) {
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void load(Path file, Set<Long> delivered) throws IOException {
        SpoolEntry entry;
        try {
            entry = JSON.readValue(files.read(file).orElse(new byte[0]), SpoolEntry.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            LOG.error(
                    "The file {} of the spool cannot be used: {}. It is kept as {}",
                    file,
                    e.getOriginalMessage(),
                    files.quarantine(file));
            return;
        }
        next = Math.max(next, entry.id() + 1);
        Path content = content(entry.id());
        if (delivered.contains(entry.id()) || !layer.exists(content)) {
            files.delete(file);
            files.delete(content);
            return;
        }
        keep(entry);
    }

    private void keep(SpoolEntry entry) {
        SpoolEntry former = entries.put(entry.id(), entry);
        keys.add(entry.key());
        bytes += entry.bytes() - (former == null ? 0 : former.bytes());
    }

    /**
     * Puts a file in; durable when it returns.
     *
     * @return the file, or empty if there was nothing to write or it is in here already
     * @throws SpoolFullException if there is no room for more
     * @throws IOException if the disk does not take it; then nothing has changed
     */
    public Optional<SpoolEntry> add(Wish wish, long now, Content content) throws IOException {
        long id;
        synchronized (this) {
            if (keys.contains(wish.key())) {
                return Optional.empty();
            }
            if (entries.size() >= bounds.files() || bytes >= bounds.bytes()) {
                throw new SpoolFullException();
            }
            id = next++;
        }
        Path file = content(id);
        long size;
        try {
            size = write(file, content);
            if (size < 0) {
                files.delete(file);
                return Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            discard(file, e);
            throw e;
        }
        SpoolEntry entry = new SpoolEntry(
                id,
                wish.key(),
                wish.destination(),
                wish.directory(),
                wish.name(),
                wish.device(),
                wish.category(),
                wish.from(),
                wish.to(),
                size,
                now,
                0,
                0,
                false,
                "",
                List.of());
        try {
            files.replace(document(id), JSON.writeValueAsBytes(entry));
        } catch (IOException e) {
            discard(file, e);
            throw e;
        }
        synchronized (this) {
            keep(entry);
        }
        return Optional.of(entry);
    }

    private long write(Path file, Content content) throws IOException {
        try (StorageFile out = layer.open(file)) {
            out.truncate(0);
            Output stream = new Output(out);
            if (!content.write(stream)) {
                return -1;
            }
            stream.flush();
            out.force();
            return stream.position;
        }
    }

    private void discard(Path file, Exception cause) {
        try {
            layer.delete(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Buffers, since a storage file writes each buffer at once. */
    private static final class Output extends OutputStream {
        private final StorageFile file;
        private final byte[] buffer = new byte[1 << 16];
        private int filled;
        private long position;

        Output(StorageFile file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            if (filled == buffer.length) {
                flush();
            }
            buffer[filled++] = (byte) value;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (filled + length > buffer.length) {
                flush();
            }
            if (length > buffer.length) {
                file.write(ByteBuffer.wrap(from, offset, length), position);
                position += length;
            } else {
                System.arraycopy(from, offset, buffer, filled, length);
                filled += length;
            }
        }

        @Override
        public void flush() throws IOException {
            if (filled > 0) {
                file.write(ByteBuffer.wrap(buffer, 0, filled), position);
                position += filled;
                filled = 0;
            }
        }
    }

    /** Notes how a file stands; durable when it returns. Does nothing if it has gone. */
    synchronized void update(SpoolEntry entry) throws IOException {
        if (entries.containsKey(entry.id())) {
            files.replace(document(entry.id()), JSON.writeValueAsBytes(entry));
            keep(entry);
        }
    }

    /** Takes a file out, whose end has been noted. */
    public synchronized void remove(SpoolEntry entry) throws IOException {
        SpoolEntry gone = entries.remove(entry.id());
        if (gone != null) {
            keys.remove(gone.key());
            bytes -= gone.bytes();
            files.delete(document(gone.id()));
            files.delete(content(gone.id()));
        }
    }

    /** The first file of a destination. */
    public synchronized Optional<SpoolEntry> first(String destination) {
        return entries.values().stream()
                .filter(entry -> entry.destination().equals(destination))
                .findFirst();
    }

    /** A file. */
    public synchronized Optional<SpoolEntry> entry(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** All files in their order. */
    public synchronized Collection<SpoolEntry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Whether such a file is in here. */
    public synchronized boolean has(String key) {
        return keys.contains(key);
    }

    /** Where the content of a file is. */
    public Path content(long id) {
        return folder.resolve(id + CONTENT);
    }

    private Path document(long id) {
        return folder.resolve(id + DOCUMENT);
    }

    /** How many files there are. */
    public synchronized int count() {
        return entries.size();
    }

    /** Their size together. */
    public synchronized long bytes() {
        return bytes;
    }

    /** How much there may be. */
    public Bounds bounds() {
        return bounds;
    }

    /** How full it is, 0 to 1. */
    public synchronized double share() {
        return Math.max((double) entries.size() / bounds.files(), (double) bytes / bounds.bytes());
    }
}
