package io.busbar.rest.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lines of a text file from the last to the first, block by block. Not safe for use by several threads. */
final class BackwardLines implements Closeable {

    private static final int BLOCK = 64 * 1024;
    /** A longer line is told in pieces. */
    private static final int LONGEST = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final FileChannel file;
    private final Deque<String> lines = new ArrayDeque<>();
    /** Where what has been read begins. */
    private long begin;
    /** The end of a line whose beginning is in the block before. */
    private byte[] unfinished = NOTHING;

    BackwardLines(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        begin = file.size();
    }

    /** The line before the one told last, without its end; null at the beginning of the file. */
    @Nullable
    String previous() throws IOException {
        while (lines.isEmpty()) {
            if (begin == 0) {
                return null;
            }
            fill();
        }
        return lines.pollLast();
    }

    private void fill() throws IOException {
        boolean last = begin == file.size();
        int size = (int) Math.min(BLOCK, begin);
        begin -= size;
        byte[] read = read(size);
        int end = last && read[read.length - 1] == '\n' ? read.length - 1 : read.length;
        int from = 0;
        if (begin > 0) {
            int newline = indexOf(read, 0, end);
            if (newline < 0 && end < LONGEST) {
                unfinished = copy(read, 0, end);
                return;
            }
            unfinished = newline < 0 ? NOTHING : copy(read, 0, newline);
            from = newline + 1;
        }
        while (true) {
            int newline = indexOf(read, from, end);
            if (newline < 0) {
                lines.add(text(read, from, end));
                return;
            }
            lines.add(text(read, from, newline));
            from = newline + 1;
        }
    }

    /** The block that begins at {@link #begin}, and behind it what was unfinished. */
    private byte[] read(int size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(size + unfinished.length);
        block.limit(size);
        while (block.hasRemaining()) {
            if (file.read(block, begin + block.position()) < 0) {
                throw new IOException("The log was cut while it was read");
            }
        }
        return block.limit(block.capacity()).put(unfinished).array();
    }

    private static int indexOf(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static byte[] copy(byte[] bytes, int from, int end) {
        return Arrays.copyOfRange(bytes, from, end);
    }

    private static String text(byte[] bytes, int from, int end) {
        int length = end > from && bytes[end - 1] == '\r' ? end - 1 - from : end - from;
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
