package io.busbar.security.audit;

import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files of the trail, named after the first record in them, so that their order by name is their order in time. */
final class TrailFiles {

    private static final String BEGINS = "trail-";
    private static final String ENDS = ".log";

    private final FileLayer layer;
    private final Path directory;

    TrailFiles(FileLayer layer, Path directory) {
        this.layer = layer;
        this.directory = directory;
    }

    /** Oldest first. */
    List<Path> list() throws IOException {
        return layer.list(directory).stream().filter(TrailFiles::isTrail).toList();
    }

    Path next(long sequence) {
        return directory.resolve(String.format(Locale.ROOT, "%s%016d%s", BEGINS, sequence, ENDS));
    }

    long size(Path file) throws IOException {
        try (StorageFile open = layer.openRead(file)) {
            return open.size();
        }
    }

    Frames.Scan scan(Path file, Frames.Visitor visitor) throws IOException {
        try (StorageFile open = layer.openRead(file)) {
            return Frames.scan(open, 0, visitor);
        }
    }

    private static boolean isTrail(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(BEGINS) && name.endsWith(ENDS);
    }
}
