package io.busbar.historian.store;

import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.ChunkHead;
import io.busbar.storage.FileLayer;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.mapdb.DBException;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;

/**
 * A closed month: an immutable MapDB table of chunks that do not overlap, and of rollups. The key of a chunk is its series and the time
 * since the month began. Safe for use by any thread.
 */
final class MonthTable {

    /** Values of some kilobytes: one to a node, because a page ends before a node that it cannot hold. */
    private static final int NODE = 1;

    /** Behind the last millisecond of the longest month: what is kept beside the chunks. */
    private static final long DIGESTS = 0xffff_0000L;

    private final Path path;
    private final YearMonth month;
    private final long start;
    private final TablePages pages;
    private final SortedTableMap<Long, byte[]> map;

    private MonthTable(Path path, YearMonth month, TablePages pages, SortedTableMap<Long, byte[]> map) {
        this.path = path;
        this.month = month;
        this.start = Months.start(month);
        this.pages = pages;
        this.map = map;
    }

    /**
     * Opens a table.
     *
     * @throws IOException if it cannot be read
     * @throws io.busbar.historian.codec.CorruptChunkException if it is damaged
     */
    static MonthTable open(FileLayer layer, Path path, YearMonth month) throws IOException {
        try (StorageFile file = layer.openRead(path)) {
            ByteBuffer memory = file.map();
            TablePages pages = TablePages.read(memory);
            TableVolume volume = TableVolume.reading(file, memory.duplicate().limit(pages.length()), pages::verify);
            SortedTableMap<Long, byte[]> map;
            try {
                map = SortedTableMap.open(volume, Serializer.LONG, Serializer.BYTE_ARRAY);
            } catch (DBException | IndexOutOfBoundsException e) {
                throw new io.busbar.historian.codec.CorruptChunkException(path.getFileName() + ": " + e.getMessage());
            }
            pages.activate();
            return new MonthTable(path, month, pages, map);
        }
    }

    Path path() {
        return path;
    }

    YearMonth month() {
        return month;
    }

    /** How many pages are damaged; reads all of them. */
    int damagedPages() {
        return pages.damaged();
    }

    /** Adds the chunks of a series that overlap a range. */
    void sources(int series, long from, long to, List<ChunkSource> into) {
        long low = key(series, 1);
        long high = key(series, DIGESTS - 1);
        long wanted = Math.max(low, key(series, 1 + Math.max(0, Math.min(DIGESTS - 2, from - start))));
        Map.Entry<Long, byte[]> before = map.floorEntry(wanted);
        long first = before != null && before.getKey() >= low ? before.getKey() : wanted;
        Iterator<Map.Entry<Long, byte[]>> entries = map.entryIterator(first, true, high, true);
        while (entries.hasNext()) {
            byte[] bytes = entries.next().getValue();
            ChunkHead head = ChunkCodec.head(bytes, 0, bytes.length);
            if (head.first() >= to) {
                return;
            }
            if (head.last() >= from) {
                into.add(new ChunkSource.Encoded(bytes, head.first(), head.last()));
            }
        }
    }

    /** Adds what is kept beside the chunks of a series under numbers from one to another. */
    void digests(int series, int from, int to, List<byte[]> into) {
        Iterator<Map.Entry<Long, byte[]>> entries =
                map.entryIterator(key(series, DIGESTS + from), true, key(series, DIGESTS + to), true);
        while (entries.hasNext()) {
            into.add(entries.next().getValue());
        }
    }

    private static long key(int series, long slot) {
        return (long) series << 32 | slot;
    }

    /** Writes a table; series must come in the order of their numbers. */
    static final class Writer {
        private final StorageFile file;
        private final long start;
        private final SortedTableMap.Sink<Long, byte[]> sink;
        private long entries;

        Writer(StorageFile file, YearMonth month) {
            this.file = file;
            this.start = Months.start(month);
            this.sink = SortedTableMap.Companion.createFromSink(
                    Serializer.LONG, Serializer.BYTE_ARRAY, TableVolume.writing(file), TablePages.PAGE, NODE);
        }

        /** Adds a series. */
        void add(int series, List<byte[]> chunks, SortedMap<Integer, byte[]> digests) throws IOException {
            try {
                for (byte[] chunk : chunks) {
                    long first = ChunkCodec.head(chunk, 0, chunk.length).first();
                    put(key(series, 1 + first - start), chunk);
                }
                for (Map.Entry<Integer, byte[]> digest : digests.entrySet()) {
                    put(key(series, DIGESTS + digest.getKey()), digest.getValue());
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private void put(long key, byte[] value) {
            sink.put(key, value);
            entries++;
        }

        boolean isEmpty() {
            return entries == 0;
        }

        /** Writes what is left and makes all durable. */
        void finish() throws IOException {
            try {
                sink.create();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            TablePages.write(file);
            file.force();
        }
    }

    /** Chunks of a series taken together, for a table that is written anew. */
    List<ChunkSource> all(int series) {
        List<ChunkSource> all = new ArrayList<>();
        sources(series, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2, all);
        return all;
    }
}
