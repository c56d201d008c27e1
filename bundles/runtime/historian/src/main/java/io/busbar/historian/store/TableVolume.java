package io.busbar.historian.store;

import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.StorageFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mapdb.DataInput2;
import org.mapdb.volume.Volume;

/**
 * A file of a {@link io.busbar.storage.FileLayer} as MapDB wants to see one: written once through the file, or read as memory with a look
 * at the checksum of each page before it is used first.
 */
final class TableVolume extends Volume {

    /** As much as is read back of a node while a table is written: its first key. */
    private static final int NODE_HEAD = 4096;

    private final StorageFile file;
    private final @Nullable ByteBuffer memory;
    private final LongConsumer beforeRead;
    private long length;

    private TableVolume(StorageFile file, @Nullable ByteBuffer memory, LongConsumer beforeRead, long length) {
        this.file = file;
        this.memory = memory;
        this.beforeRead = beforeRead;
        this.length = length;
    }

    static TableVolume writing(StorageFile file) {
        return new TableVolume(file, null, offset -> {}, 0);
    }

    /** {@code beforeRead} is told each offset before it is read. */
    static TableVolume reading(StorageFile file, ByteBuffer memory, LongConsumer beforeRead) {
        return new TableVolume(file, memory, beforeRead, memory.limit());
    }

    @Override
    public void ensureAvailable(long offset) {
        // The file grows as it is written.
    }

    @Override
    public void truncate(long size) {
        throw new UnsupportedOperationException("a table is written once");
    }

    @Override
    public void putLong(long offset, long value) {
        put(offset, ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    }

    @Override
    public void putInt(long offset, int value) {
        put(offset, ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
    }

    @Override
    public void putByte(long offset, byte value) {
        put(offset, ByteBuffer.wrap(new byte[] {value}));
    }

    @Override
    public void putData(long offset, byte[] source, int position, int size) {
        put(offset, ByteBuffer.wrap(source, position, size));
    }

    @Override
    public void putData(long offset, ByteBuffer bytes) {
        put(offset, bytes);
    }

    @Override
    public void clear(long start, long end) {
        put(start, ByteBuffer.allocate(Math.toIntExact(end - start)));
    }

    private void put(long offset, ByteBuffer bytes) {
        int size = bytes.remaining();
        try {
            file.write(bytes, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        length = Math.max(length, offset + size);
    }

    @Override
    public long getLong(long offset) {
        return at(offset, Long.BYTES).getLong();
    }

    @Override
    public int getInt(long offset) {
        return at(offset, Integer.BYTES).getInt();
    }

    @Override
    public byte getByte(long offset) {
        return at(offset, Byte.BYTES).get();
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        ByteBuffer bytes = memory == null ? read(offset, Math.max(size, NODE_HEAD)) : at(offset, 0);
        return new DataInput2.ByteBuffer(bytes, bytes.position());
    }

    @Override
    public void getData(long offset, byte[] into, int position, int size) {
        at(offset, size).get(into, position, size);
    }

    private ByteBuffer at(long offset, int size) {
        ByteBuffer source = memory;
        if (source == null) {
            return read(offset, size);
        }
        if (offset < 0 || offset + size > source.limit()) {
            throw new CorruptChunkException("a table points beyond its end");
        }
        beforeRead.accept(offset);
        return source.duplicate().position((int) offset);
    }

    /** While a table is written, only its header is read back. */
    private ByteBuffer read(long offset, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        try {
            file.read(bytes, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.clear();
    }

    @Override
    public void sync() {
        try {
            file.force();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The file belongs to whoever opened it.
    }

    @Override
    public int sliceSize() {
        return -1;
    }

    @Override
    public boolean isSliced() {
        return false;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isReadOnly() {
        return memory != null;
    }

    @Override
    public @Nullable File getFile() {
        return null;
    }

    @Override
    public boolean getFileLocked() {
        return false;
    }
}
