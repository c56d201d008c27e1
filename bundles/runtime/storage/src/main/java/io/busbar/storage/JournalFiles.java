package io.busbar.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files of a journal that is kept in several, named after the first record in them, so that their order by name is their order in time.
 * Safe for use by any thread.
 */
public final class JournalFiles {

    private static final String ENDS = ".log";

    private final FileLayer layer;
    private final Path directory;
    private final String begins;

    /** The files of a directory whose names begin like this. */
    public JournalFiles(FileLayer layer, Path directory, String begins) {
        this.layer = layer;
        this.directory = directory;
        this.begins = begins;
    }

    /** Oldest first. */
    public List<Path> list() throws IOException {
        return layer.list(directory).stream().filter(this::isOne).toList();
    }

    /** Name of the file that begins with this record. */
    public Path next(long sequence) {
        return directory.resolve(String.format(Locale.ROOT, "%s%016d%s", begins, sequence, ENDS));
    }

    /** Length in bytes. */
    public long size(Path file) throws IOException {
        try (StorageFile open = layer.openRead(file)) {
            return open.size();
        }
    }

    /** Visits every good record of a file. */
    public Frames.Scan scan(Path file, Frames.Visitor visitor) throws IOException {
        try (StorageFile open = layer.openRead(file)) {
            return Frames.scan(open, 0, visitor);
        }
    }

    private boolean isOne(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(begins) && name.endsWith(ENDS);
    }
}
