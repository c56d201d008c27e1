package io.busbar.historian.store;

import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The sealed chunks of a month, as they came. What is appended stays in memory until {@link #flush}, and is durable after {@link #force};
 * until the next checkpoint the log has it as well. Safe for use by any thread.
 */
final class Segment {

    private final FileLayer layer;
    private final Path path;
    private @Nullable StorageFile file;
    private ByteBuffer pending = ByteBuffer.allocate(4096);
    private long written;
    private boolean named;

    /** A segment without chunks; its file is made by the first flush, so that taking a chunk cannot fail. */
    Segment(FileLayer layer, Path path) {
        this.layer = layer;
        this.path = path;
    }

    /** A segment that is there, of which so much is certain; what is behind is cut off. */
    static Segment existing(FileLayer layer, Path path, long certain) throws IOException {
        Segment segment = new Segment(layer, path);
        StorageFile file = layer.open(path);
        segment.file = file;
        segment.named = true;
        segment.cut(Math.min(certain, file.size()));
        return segment;
    }

    Path path() {
        return path;
    }

    synchronized void cut(long length) throws IOException {
        StorageFile existing = openFile();
        if (existing.size() > length) {
            existing.truncate(length);
        }
        written = length;
    }

    /** Visits the chunks in the file. */
    Frames.Scan scan(Frames.Visitor visitor) throws IOException {
        return Frames.scan(openFile(), 0, visitor);
    }

    /** Takes a chunk and says where its bytes begin. */
    synchronized long append(ByteBuffer chunk) {
        int needed = Frames.HEADER + chunk.remaining();
        if (pending.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(pending.capacity() * 2, pending.position() + needed));
            pending = larger.put(pending.flip());
        }
        long offset = written + pending.position() + Frames.HEADER;
        Frames.put(pending, chunk);
        return offset;
    }

    /** Writes what waits; where that fails, it keeps waiting. */
    synchronized void flush() throws IOException {
        if (pending.position() > 0) {
            ByteBuffer bytes = pending.duplicate().flip();
            int length = bytes.remaining();
            openFile().write(bytes, written);
            written += length;
            pending.clear();
        }
    }

    /** Bytes that wait to be written. */
    synchronized int waiting() {
        return pending.position();
    }

    /** Length that the file has once all is flushed. */
    synchronized long length() {
        return written + pending.position();
    }

    /** Makes durable what was flushed. */
    void force() throws IOException {
        StorageFile existing;
        boolean first;
        synchronized (this) {
            existing = file;
            first = !named;
        }
        if (existing != null) {
            existing.force();
            if (first) {
                layer.syncDirectory(path.resolveSibling(""));
                synchronized (this) {
                    named = true;
                }
            }
        }
    }

    byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        StorageFile existing;
        synchronized (this) {
            if (offset >= written) {
                pending.duplicate().clear().position((int) (offset - written)).get(bytes);
                return bytes;
            }
            existing = openFile();
        }
        if (existing.read(ByteBuffer.wrap(bytes), offset) < length) {
            throw new IOException(path + " ends before " + (offset + length));
        }
        return bytes;
    }

    synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private synchronized StorageFile openFile() throws IOException {
        StorageFile existing = file;
        if (existing == null) {
            new DurableFiles(layer).createDirectories(path.resolveSibling(""));
            existing = layer.open(path);
            existing.truncate(0);
            file = existing;
        }
        return existing;
    }
}
