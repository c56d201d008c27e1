package io.busbar.upgrade.container;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reading at a place of a file, to the last byte asked for. */
final class Channels {

    private Channels() {}

    /**
     * Fills the buffer.
     *
     * @throws EOFException if the file ends before
     */
    static void readFully(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new EOFException("The file ends at byte " + at);
            }
            at += read;
        }
    }

    /** That many bytes from a place. */
    static byte[] read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        readFully(file, buffer, position);
        return buffer.array();
    }
}
