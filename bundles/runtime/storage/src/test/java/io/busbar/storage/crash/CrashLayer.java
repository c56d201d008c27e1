package io.busbar.storage.crash;

import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files in memory. Remembers every operation; can be full, and can fail. Safe for use by any thread. */
public final class CrashLayer implements FileLayer {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Path, Integer> names = new TreeMap<>();
    private final Map<Integer, Content> contents = new HashMap<>();
    private final Set<Path> directories = new HashSet<>();
    private int nextFile = 1;
    private long capacity = Long.MAX_VALUE / 2;
    private @Nullable String forceFailure;

    /** An empty disk. */
    public CrashLayer() {}

    /** A disk that holds these files. */
    public CrashLayer(Map<Path, byte[]> files) {
        files.forEach((path, bytes) -> {
            names.put(path, nextFile);
            contents.put(nextFile++, new Content(bytes.clone()));
            for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
                directories.add(parent);
            }
        });
    }

    /** How many operations there were. */
    public synchronized int operations() {
        return operations.size();
    }

    /** A disk as a power cut after so many operations may leave it. */
    public synchronized CrashLayer crash(int after, Loss loss, long seed) {
        return new CrashLayer(CrashImage.of(operations.subList(0, after), loss, seed));
    }

    /** The files as they are. */
    public synchronized Map<Path, byte[]> files() {
        Map<Path, byte[]> files = new TreeMap<>();
        names.forEach((path, file) -> files.put(path, content(file).copy()));
        return files;
    }

    /** From now on all files together take no more than this. */
    public synchronized void setCapacity(long bytes) {
        capacity = bytes;
    }

    /** From now on making durable fails with this message; null for no failure. */
    public synchronized void failForce(@Nullable String message) {
        forceFailure = message;
    }

    /** Bytes of all files. */
    public synchronized long used() {
        return names.values().stream()
                .distinct()
                .mapToLong(file -> content(file).size)
                .sum();
    }

    @Override
    public synchronized StorageFile open(Path file) throws IOException {
        Integer number = names.get(file);
        if (number == null) {
            if (!directories.contains(file.getParent())) {
                throw new NoSuchFileException(file.getParent() + " does not exist");
            }
            number = nextFile++;
            names.put(file, number);
            contents.put(number, new Content(new byte[0]));
            operations.add(new Operation.Link(file, number));
        }
        return new Handle(number);
    }

    @Override
    public synchronized StorageFile openRead(Path file) throws IOException {
        Integer number = names.get(file);
        if (number == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new Handle(number);
    }

    @Override
    public synchronized boolean exists(Path path) {
        return names.containsKey(path) || directories.contains(path);
    }

    @Override
    public synchronized boolean isDirectory(Path path) {
        return directories.contains(path);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        Integer number = names.remove(from);
        if (number == null) {
            throw new NoSuchFileException(from.toString());
        }
        names.put(to, number);
        operations.add(new Operation.Rename(from, to, number));
    }

    @Override
    public synchronized void delete(Path file) {
        if (names.remove(file) != null) {
            operations.add(new Operation.Unlink(file));
        }
    }

    @Override
    public synchronized void createDirectories(Path directory) {
        for (Path path = directory; path != null; path = path.getParent()) {
            directories.add(path);
        }
    }

    @Override
    public synchronized void syncDirectory(Path directory) {
        operations.add(new Operation.SyncDirectory(directory));
    }

    @Override
    public synchronized List<Path> list(Path directory) {
        List<Path> entries = new ArrayList<>();
        for (Path path : names.keySet()) {
            if (directory.equals(path.getParent())) {
                entries.add(path);
            }
        }
        for (Path path : directories) {
            if (directory.equals(path.getParent())) {
                entries.add(path);
            }
        }
        entries.sort(null);
        return entries;
    }

    @Override
    public synchronized long usableSpace(Path path) {
        return Math.max(0, capacity - used());
    }

    private Content content(int file) {
        Content content = contents.get(file);
        if (content == null) {
            throw new IllegalStateException("no such file " + file);
        }
        return content;
    }

    private static final class Content {
        byte[] bytes;
        int size;

        Content(byte[] bytes) {
            this.bytes = bytes;
            this.size = bytes.length;
        }

        byte[] copy() {
            return Arrays.copyOf(bytes, size);
        }
    }

    private final class Handle implements StorageFile {
        private final int file;

        Handle(int file) {
            this.file = file;
        }

        @Override
        public long size() {
            synchronized (CrashLayer.this) {
                return content(file).size;
            }
        }

        @Override
        public int read(ByteBuffer into, long position) {
            synchronized (CrashLayer.this) {
                Content content = content(file);
                int count = (int) Math.max(0, Math.min(into.remaining(), content.size - position));
                into.put(content.bytes, (int) Math.min(position, content.size), count);
                return count;
            }
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            synchronized (CrashLayer.this) {
                Content content = content(file);
                int end = (int) position + from.remaining();
                if (end > content.size && used() + end - content.size > capacity) {
                    throw new IOException("No space left on device");
                }
                byte[] bytes = new byte[from.remaining()];
                from.get(bytes);
                if (content.bytes.length < end) {
                    content.bytes = Arrays.copyOf(content.bytes, Math.max(end, content.bytes.length * 2));
                }
                System.arraycopy(bytes, 0, content.bytes, (int) position, bytes.length);
                content.size = Math.max(content.size, end);
                operations.add(new Operation.Write(file, position, bytes));
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (CrashLayer.this) {
                Content content = content(file);
                if (size < content.size) {
                    Arrays.fill(content.bytes, (int) size, content.size, (byte) 0);
                    content.size = (int) size;
                    operations.add(new Operation.Truncate(file, size));
                }
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (CrashLayer.this) {
                if (forceFailure != null) {
                    throw new IOException(forceFailure);
                }
                operations.add(new Operation.Force(file));
            }
        }

        @Override
        public void close() {}
    }
}
