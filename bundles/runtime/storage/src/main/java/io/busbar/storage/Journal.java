package io.busbar.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * An append-only file of records. What {@link #append} has taken survives a power cut once {@link #force} has returned. A record that was
 * torn by the end of the power is removed when the journal is opened; damage before good records is gone around, after a copy of the file
 * was put into {@code quarantine}.
 *
 * <p>Used by one thread at a time.
 */
public final class Journal implements Closeable {

    private final StorageFile file;
    private final Recovery recovery;
    private ByteBuffer frame = ByteBuffer.allocate(8192);
    private long end;
    private boolean failed;

    /**
     * What opening a journal found.
     *
     * @param records good records
     * @param torn bytes cut off at the end
     * @param damaged bytes between good records that could not be read
     */
    public record Recovery(long records, long torn, long damaged) {
        /** Whether more than an unfinished last record was lost. */
        public boolean isDamaged() {
            return damaged > 0;
        }
    }

    private Journal(StorageFile file, Recovery recovery, long end) {
        this.file = file;
        this.recovery = recovery;
        this.end = end;
    }

    /**
     * Opens a journal, made where there is none, and visits its records in order.
     *
     * @throws IOException if the file cannot be read, made or repaired
     */
    public static Journal open(FileLayer layer, Path path, Frames.Visitor visitor) throws IOException {
        DurableFiles files = new DurableFiles(layer);
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            files.createDirectories(directory);
        }
        boolean made = !layer.exists(path);
        StorageFile file = layer.open(path);
        try {
            if (made && directory != null) {
                layer.syncDirectory(directory);
            }
            Frames.Scan scan = Frames.scan(file, 0, visitor);
            if (scan.damaged() > 0) {
                files.keepCopy(path);
            }
            if (scan.tail() > 0) {
                file.truncate(scan.end());
                file.force();
            }
            return new Journal(file, new Recovery(scan.records(), scan.tail(), scan.damaged()), scan.end());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** What opening found. */
    public Recovery recovery() {
        return recovery;
    }

    /** Length of the file in bytes. */
    public long size() {
        return end;
    }

    /**
     * Writes a record, not yet durable.
     *
     * @throws IOException if it cannot be written; the journal is as it was before
     */
    public void append(ByteBuffer payload) throws IOException {
        requireSound();
        int length = Frames.HEADER + payload.remaining();
        if (payload.remaining() > Frames.LARGEST) {
            throw new IOException("A record of " + payload.remaining() + " bytes is longer than " + Frames.LARGEST);
        }
        if (frame.capacity() < length) {
            frame = ByteBuffer.allocate(length + length / 2);
        }
        frame.clear();
        Frames.put(frame, payload);
        write(frame.flip());
    }

    /** Writes frames that were built with {@link Frames}, not yet durable. */
    public void appendFrames(ByteBuffer frames) throws IOException {
        requireSound();
        write(frames);
    }

    /**
     * Makes every record appended so far durable.
     *
     * @throws IOException if that failed; the journal then takes nothing more until it is opened anew, because what the disk holds is unknown
     */
    public void force() throws IOException {
        requireSound();
        try {
            file.force();
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /**
     * Takes back records that were appended but not made durable.
     *
     * @param size what {@link #size} was before them
     * @throws IOException if that failed; the journal then takes nothing more until it is opened anew
     */
    public void rewind(long size) throws IOException {
        if (size > end) {
            throw new IllegalArgumentException("the journal has no more than " + end + " bytes");
        }
        try {
            file.truncate(size);
            end = size;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(ByteBuffer frames) throws IOException {
        int length = frames.remaining();
        try {
            file.write(frames, end);
        } catch (IOException e) {
            undo(e);
            throw e;
        }
        end += length;
    }

    private void undo(IOException cause) {
        try {
            file.truncate(end);
        } catch (IOException e) {
            failed = true;
            cause.addSuppressed(e);
        }
    }

    private void requireSound() throws IOException {
        if (failed) {
            throw new IOException("The journal failed before and must be opened anew");
        }
    }
}
