package io.busbar.alarms.journal;

import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import io.busbar.storage.StorageFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file of the journal, for reading. Its number is part of the place of every record in it. Safe for use by any thread. */
final class Segment implements Closeable {

    static final int BITS = 40;

    private final FileLayer layer;
    final int number;
    final Path path;
    private @Nullable StorageFile file;

    Segment(FileLayer layer, int number, Path path) {
        this.layer = layer;
        this.number = number;
        this.path = path;
    }

    /** The place of a record of this file. */
    long place(long offset) {
        return (long) number << BITS | offset;
    }

    static int number(long place) {
        return (int) (place >> BITS);
    }

    synchronized ByteBuffer read(long place) throws IOException {
        StorageFile open = file;
        if (open == null) {
            open = layer.openRead(path);
            file = open;
        }
        return Frames.read(open, place & (1L << BITS) - 1);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
