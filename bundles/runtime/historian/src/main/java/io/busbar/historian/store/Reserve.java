package io.busbar.historian.store;

import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that takes space for nothing, so that it can be given up when the disk is full. Used by one thread at a time. */
final class Reserve {

    private static final int STEP = 1 << 20;

    private final FileLayer layer;
    private final Path path;
    private final long bytes;

    Reserve(FileLayer layer, Path path, long bytes) {
        this.layer = layer;
        this.path = path;
        this.bytes = bytes;
    }

    /** Takes the space, if there is at least as much beside. */
    void take() throws IOException {
        if (layer.usableSpace(path.resolveSibling("")) < 2 * bytes) {
            return;
        }
        try (StorageFile file = layer.open(path)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(STEP, bytes));
            for (long at = file.size(); at < bytes; at += zeros.limit()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
                file.write(zeros, at);
            }
            file.force();
        }
    }

    /** Gives the space up. */
    void release() throws IOException {
        layer.delete(path);
    }

    /** Whether a full disk has room again, the reserve included. */
    boolean hasRoom() throws IOException {
        return layer.usableSpace(path.resolveSibling("")) >= 2 * bytes;
    }
}
