package io.busbar.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Records one after the other in a file: {@code [length][CRC32C of the payload][CRC32C of these two][payload]}, integers big-endian. The
 * header has a checksum of its own so that the next record can be found behind a damaged one at the price of eight bytes a try.
 */
public final class Frames {

    /** Bytes that a frame takes besides its payload. */
    public static final int HEADER = 12;

    /** Longest payload. */
    public static final int LARGEST = 64 << 20;

    private static final int BUFFER = 1 << 20;

    private Frames() {}

    /** Takes a record. */
    @FunctionalInterface
    public interface Visitor {
        /** A record; the payload is valid during the call only. {@code position} is where its frame begins. */
        void visit(long position, ByteBuffer payload) throws IOException;
    }

    /**
     * What a file was found to hold.
     *
     * @param records good records
     * @param end where the last good record ends
     * @param damaged bytes between good records that are none
     * @param tail bytes after the last good record
     */
    public record Scan(long records, long end, long damaged, long tail) {}

    /** Appends a frame around the bytes of {@code payload} from its position to its limit. */
    public static void put(ByteBuffer into, ByteBuffer payload) {
        int start = into.position();
        CRC32C crc = new CRC32C();
        crc.update(payload.duplicate());
        into.putInt(payload.remaining()).putInt((int) crc.getValue());
        into.putInt(headerCheck(into, start));
        into.put(payload);
    }

    /** Fills in the header, for which {@link #HEADER} bytes were left free at {@code start}, of a frame that ends at the buffer's position. */
    public static void seal(ByteBuffer into, int start) {
        int length = into.position() - start - HEADER;
        CRC32C crc = new CRC32C();
        crc.update(into.duplicate().limit(into.position()).position(start + HEADER));
        into.putInt(start, length).putInt(start + 4, (int) crc.getValue());
        into.putInt(start + 8, headerCheck(into, start));
    }

    /** Visits every good record from a position on, going around what is damaged. */
    public static Scan scan(StorageFile file, long from, Visitor visitor) throws IOException {
        return new FrameScanner(file, from, BUFFER).scan(visitor);
    }

    /**
     * The payload of the frame that begins at a position.
     *
     * @throws IOException if there is no intact frame
     */
    public static ByteBuffer read(StorageFile file, long position) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (file.read(header, position) < HEADER || !isHeader(header, 0)) {
            throw new IOException("There is no record at " + position);
        }
        int length = header.getInt(0);
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length).put(header.flip());
        file.read(frame, position + HEADER);
        if (frame.hasRemaining() || !isIntact(frame, 0)) {
            throw new IOException("The record at " + position + " is damaged");
        }
        return frame.flip().position(HEADER).slice();
    }

    static int headerCheck(ByteBuffer buffer, int at) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().limit(at + 8).position(at));
        return (int) crc.getValue();
    }

    static boolean isHeader(ByteBuffer buffer, int at) {
        int length = buffer.getInt(at);
        return length >= 0 && length <= LARGEST && buffer.getInt(at + 8) == headerCheck(buffer, at);
    }

    static boolean isIntact(ByteBuffer buffer, int at) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().limit(at + HEADER + buffer.getInt(at)).position(at + HEADER));
        return (int) crc.getValue() == buffer.getInt(at + 4);
    }
}
