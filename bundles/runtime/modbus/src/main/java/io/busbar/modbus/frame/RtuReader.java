package io.busbar.modbus.frame;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the answer to the request under way in a stream of bytes that may also hold the echo of the request, glitches and the remains of
 * older answers. Only a frame of the right unit, function and length with a right checksum is one.
 */
final class RtuReader implements FrameReader {

    /** Twice the longest frame: an answer fits behind an echo or a whole stray frame. */
    private static final int CAPACITY = 512;

    private final FrameSink sink;
    private final byte[] bytes = new byte[CAPACITY];
    private int filled;
    private @Nullable Request request;

    RtuReader(FrameSink sink) {
        this.sink = sink;
    }

    @Override
    public void expect(@Nullable Request next) {
        discard(filled);
        request = next;
    }

    @Override
    public boolean midFrame() {
        return filled > 0;
    }

    @Override
    public void read(ByteBuf in) {
        while (in.isReadable()) {
            if (request == null) {
                sink.noise(in.readableBytes());
                in.skipBytes(in.readableBytes());
                return;
            }
            if (filled == CAPACITY) {
                // Nothing that began in the older half can still become an answer.
                discard(CAPACITY / 2);
            }
            int some = Math.min(in.readableBytes(), CAPACITY - filled);
            in.readBytes(bytes, filled, some);
            filled += some;
            search(request);
        }
    }

    private void search(Request wanted) {
        boolean damaged = false;
        for (int at = 0; at <= filled - RtuFraming.EXCEPTION; at++) {
            int length = lengthAt(at, wanted);
            if (length > 0 && filled - at >= length) {
                if (Crc16.follows(bytes, at, length - 2)) {
                    deliver(at, length);
                    return;
                }
                damaged |= at == 0 && filled == length;
            }
        }
        if (damaged) {
            filled = 0;
            request = null;
            sink.damaged();
        }
    }

    private void deliver(int at, int length) {
        byte[] frame = Arrays.copyOfRange(bytes, at, at + length);
        int strange = filled - length;
        filled = 0;
        request = null;
        if (strange > 0) {
            sink.noise(strange);
        }
        sink.frame(-1, frame);
    }

    /** Length of the frame that would begin here if it were an answer, or 0 if it cannot be one. */
    private int lengthAt(int at, Request wanted) {
        if ((bytes[at] & 0xff) != wanted.unit()) {
            return 0;
        }
        int function = bytes[at + 1] & 0xff;
        if (function == (wanted.function() | 0x80)) {
            return RtuFraming.EXCEPTION;
        }
        boolean fits = function == wanted.function() && wanted.fitsThirdByte(bytes[at + 2] & 0xff);
        return fits ? wanted.replyLength() + RtuFraming.OVERHEAD : 0;
    }

    private void discard(int count) {
        if (count > 0) {
            System.arraycopy(bytes, count, bytes, 0, filled - count);
            filled -= count;
            sink.noise(count);
        }
    }
}
