package io.busbar.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Walks over the frames of a file with one buffer, which grows to the longest record met. */
final class FrameScanner {

    private final StorageFile file;
    private final long size;
    private ByteBuffer buffer;
    private long bufferStart;

    FrameScanner(StorageFile file, long from, int bufferSize) throws IOException {
        this.file = file;
        this.size = file.size();
        this.bufferStart = from;
        this.buffer = ByteBuffer.allocate((int) Math.min(bufferSize, Math.max(size, Frames.HEADER)))
                .limit(0);
    }

    Frames.Scan scan(Frames.Visitor visitor) throws IOException {
        long records = 0;
        long damaged = 0;
        long at = bufferStart;
        long end = at;
        while (at + Frames.HEADER <= size) {
            int offset = require(at, Frames.HEADER);
            int length = Frames.isHeader(buffer, offset) ? buffer.getInt(offset) : -1;
            if (length < 0 || at + Frames.HEADER + length > size) {
                at++;
                continue;
            }
            offset = require(at, Frames.HEADER + length);
            if (!Frames.isIntact(buffer, offset)) {
                // The length is sure, so what follows is at a known place even though this record is lost.
                at += Frames.HEADER + length;
                continue;
            }
            damaged += at - end;
            int payload = offset + Frames.HEADER;
            visitor.visit(
                    at,
                    buffer.duplicate().limit(payload + length).position(payload).slice());
            at += Frames.HEADER + length;
            end = at;
            records++;
        }
        return new Frames.Scan(records, end, damaged, size - end);
    }

    /** Sees to it that these bytes of the file are in the buffer and returns where. */
    private int require(long position, int length) throws IOException {
        long offset = position - bufferStart;
        if (offset >= 0 && offset + length <= buffer.limit()) {
            return (int) offset;
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(Integer.highestOneBit(length) << 1);
        }
        buffer.clear();
        int read = file.read(buffer, position);
        buffer.position(0).limit(read);
        bufferStart = position;
        if (read < length) {
            throw new IOException("The file became shorter while it was read");
        }
        return 0;
    }
}
