package io.busbar.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files that are replaced as a whole. After a power cut a file is what it was before {@link #replace} or what it became by it, never a
 * mixture. The only way in which a file is replaced in Busbar. Safe for use by any thread; two replacements of one file must not overlap.
 */
public final class DurableFiles {

    private static final String TEMPORARY = ".tmp";
    private static final int LARGEST = 256 << 20;
    private static final int COPY = 1 << 20;

    private final FileLayer layer;

    /** Durable files of this machine. */
    public DurableFiles() {
        this(FileLayer.system());
    }

    /** Durable files of a layer. */
    public DurableFiles(FileLayer layer) {
        this.layer = layer;
    }

    /**
     * Gives a file this content; durable when it returns. Directories above it are made where they lack.
     *
     * @throws IOException if the disk is full or fails; the file is what it was before
     */
    public void replace(Path file, byte[] content) throws IOException {
        Path directory = directoryOf(file);
        createDirectories(directory);
        Path temporary = directory.resolve(file.getFileName() + TEMPORARY);
        try {
            try (StorageFile out = layer.open(temporary)) {
                out.truncate(0);
                out.write(ByteBuffer.wrap(content), 0);
                out.force();
            }
            layer.rename(temporary, file);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
        layer.syncDirectory(directory);
    }

    /** The content of a file; empty where there is none. */
    public Optional<byte[]> read(Path file) throws IOException {
        if (!layer.exists(file)) {
            return Optional.empty();
        }
        try (StorageFile in = layer.openRead(file)) {
            long size = in.size();
            if (size > LARGEST) {
                throw new IOException(file + " has " + size + " bytes, more than can be read as a whole");
            }
            ByteBuffer content = ByteBuffer.allocate((int) size);
            in.read(content, 0);
            byte[] bytes = new byte[content.position()];
            content.flip().get(bytes);
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Deletes a file, durably; does nothing where there is none. */
    public void delete(Path file) throws IOException {
        if (layer.exists(file)) {
            layer.delete(file);
            layer.syncDirectory(directoryOf(file));
        }
    }

    /** Makes a directory and those above it, durably, for the owner only. */
    public void createDirectories(Path directory) throws IOException {
        if (layer.exists(directory)) {
            return;
        }
        Path existing = directory.toAbsolutePath();
        while (existing.getParent() != null && !layer.exists(existing)) {
            existing = existing.getParent();
        }
        layer.createDirectories(directory);
        for (Path made = directory.toAbsolutePath();
                made != null && made.startsWith(existing);
                made = made.getParent()) {
            layer.syncDirectory(made);
        }
    }

    /**
     * Puts a file that cannot be read out of the way, under a name of its own in the folder {@code quarantine} beside it, and keeps it for a
     * person to look at.
     *
     * @return its new name
     */
    public Path quarantine(Path file) throws IOException {
        Path target = quarantined(file);
        layer.rename(file, target);
        layer.syncDirectory(directoryOf(target));
        layer.syncDirectory(directoryOf(file));
        return target;
    }

    /**
     * Puts a copy of a file into {@code quarantine}, before it is repaired.
     *
     * @return name of the copy
     */
    public Path keepCopy(Path file) throws IOException {
        Path target = quarantined(file);
        try (StorageFile from = layer.openRead(file);
                StorageFile copy = layer.open(target)) {
            ByteBuffer buffer = ByteBuffer.allocate(COPY);
            long at = 0;
            while (from.read(buffer.clear(), at) > 0) {
                int read = buffer.position();
                copy.write(buffer.flip(), at);
                at += read;
            }
            copy.force();
        }
        layer.syncDirectory(directoryOf(target));
        return target;
    }

    private Path quarantined(Path file) throws IOException {
        Path quarantine = directoryOf(file).resolve("quarantine");
        createDirectories(quarantine);
        Path target = quarantine.resolve(file.getFileName().toString());
        for (int n = 1; layer.exists(target); n++) {
            target = quarantine.resolve(file.getFileName() + "." + n);
        }
        return target;
    }

    private void discard(Path temporary, IOException cause) {
        try {
            layer.delete(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is not inside a directory");
        }
        return parent;
    }
}
