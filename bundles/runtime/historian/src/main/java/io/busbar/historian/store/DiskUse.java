package io.busbar.historian.store;

import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** Adds up the lengths of files. */
final class DiskUse {

    private final FileLayer layer;

    DiskUse(FileLayer layer) {
        this.layer = layer;
    }

    /** Bytes of the files below a directory; those that go away meanwhile do not count. */
    long of(Path directory) {
        long bytes = 0;
        try {
            for (Path path : layer.list(directory)) {
                bytes += layer.isDirectory(path) ? of(path) : length(path);
            }
        } catch (IOException e) {
            return bytes;
        }
        return bytes;
    }

    private long length(Path path) {
        try (StorageFile file = layer.openRead(path)) {
            return file.size();
        } catch (IOException e) {
            return 0;
        }
    }
}
