package io.busbar.historian.store;

import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.zip.CRC32C;

/**
 * The checksums behind the pages of a table: {@code [CRC32C of each page] [length of the pages] [CRC32C of all this] [magic]}. MapDB itself
 * has none. Safe for use by any thread.
 */
final class TablePages {

    static final int PAGE = 1 << 18;

    private static final int MAGIC = 0x42425401;
    private static final int TAIL = Long.BYTES + 2 * Integer.BYTES;

    private final ByteBuffer memory;
    private final int length;
    private final int[] checks;
    private final AtomicIntegerArray verified;
    private volatile boolean active;

    private TablePages(ByteBuffer memory, int length, int[] checks) {
        this.memory = memory;
        this.length = length;
        this.checks = checks;
        this.verified = new AtomicIntegerArray(checks.length);
    }

    /** Zeros that are left at the end of the last page: more than any entry can end with. */
    private static final int SPARE = 1024;

    /** Cuts off what the last page does not need, and writes the checksums of a table that is complete but for them. */
    static void write(StorageFile file) throws IOException {
        long length = used(file);
        file.truncate(length);
        int pages = (int) ((length + PAGE - 1) / PAGE);
        ByteBuffer trailer = ByteBuffer.allocate(pages * Integer.BYTES + TAIL);
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        for (int i = 0; i < pages; i++) {
            file.read(page.clear(), (long) i * PAGE);
            trailer.putInt(check(page.flip()));
        }
        trailer.putLong(length);
        trailer.putInt(check(trailer.duplicate().flip()));
        trailer.putInt(MAGIC);
        file.write(trailer.flip(), length);
    }

    private static long used(StorageFile file) throws IOException {
        long size = file.size();
        long start = Math.max(0, (size - 1) / PAGE * PAGE);
        ByteBuffer page = ByteBuffer.allocate((int) (size - start));
        file.read(page, start);
        int end = page.capacity();
        while (end > 0 && page.get(end - 1) == 0) {
            end--;
        }
        return Math.min(size, start + end + SPARE);
    }

    /**
     * Reads the checksums of a table.
     *
     * @throws CorruptChunkException if there are none, or not as they were written
     */
    static TablePages read(ByteBuffer memory) {
        int end = memory.limit();
        if (end < TAIL || memory.getInt(end - 4) != MAGIC) {
            throw new CorruptChunkException("a table has no end");
        }
        long length = memory.getLong(end - TAIL);
        long pages = (length + PAGE - 1) / PAGE;
        if (length < 0 || length + pages * Integer.BYTES + TAIL != end) {
            throw new CorruptChunkException("a table has another length than it says");
        }
        int start = (int) length;
        if (memory.getInt(end - 8) != check(memory.duplicate().limit(end - 8).position(start))) {
            throw new CorruptChunkException("the checksums of a table are damaged");
        }
        int[] checks = new int[(int) pages];
        for (int i = 0; i < checks.length; i++) {
            checks[i] = memory.getInt(start + i * Integer.BYTES);
        }
        return new TablePages(memory, start, checks);
    }

    /** Bytes before the checksums. */
    int length() {
        return length;
    }

    /** From now on a page is looked at before it is used. */
    void activate() {
        active = true;
    }

    /** Looks at the page of an offset, once. */
    void verify(long offset) {
        int page = (int) (offset / PAGE);
        if (active && verified.get(page) == 0) {
            if (!isIntact(page)) {
                throw new CorruptChunkException("page " + page + " of a table is damaged");
            }
            verified.set(page, 1);
        }
    }

    /** How many pages are damaged; reads all of them. */
    int damaged() {
        int damaged = 0;
        for (int page = 0; page < checks.length; page++) {
            damaged += isIntact(page) ? 0 : 1;
        }
        return damaged;
    }

    private boolean isIntact(int page) {
        int from = page * PAGE;
        return check(memory.duplicate().limit(Math.min(length, from + PAGE)).position(from)) == checks[page];
    }

    private static int check(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
