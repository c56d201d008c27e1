package io.busbar.modbus.frame;

import io.busbar.gateway.problem.Message;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Cuts a Modbus TCP stream by the length in its headers. */
final class MbapReader implements FrameReader {

    private static final int LENGTH_END = 6;
    /** Unit, function and one byte at least; unit and the longest PDU at most. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 254;

    private final FrameSink sink;
    private final byte[] head = new byte[LENGTH_END];
    private int filled;
    private byte @Nullable [] frame;
    private boolean lost;

    MbapReader(FrameSink sink) {
        this.sink = sink;
    }

    @Override
    public void expect(@Nullable Request request) {
        // Headers say everything.
    }

    @Override
    public boolean midFrame() {
        return filled > 0;
    }

    @Override
    public void read(ByteBuf in) {
        while (in.isReadable() && !lost) {
            byte[] target = frame;
            if (target == null) {
                readHead(in);
            } else {
                readBody(in, target);
            }
        }
    }

    private void readHead(ByteBuf in) {
        int some = Math.min(in.readableBytes(), LENGTH_END - filled);
        in.readBytes(head, filled, some);
        filled += some;
        if (filled < LENGTH_END) {
            return;
        }
        int protocol = (head[2] & 0xff) << 8 | head[3] & 0xff;
        int length = (head[4] & 0xff) << 8 | head[5] & 0xff;
        if (protocol != 0 || length < SHORTEST || length > LONGEST) {
            lost = true;
            sink.lost(Message.of("failure.header", Integer.toString(protocol), Integer.toString(length)));
            return;
        }
        byte[] begun = new byte[LENGTH_END + length];
        System.arraycopy(head, 0, begun, 0, LENGTH_END);
        frame = begun;
    }

    private void readBody(ByteBuf in, byte[] target) {
        int some = Math.min(in.readableBytes(), target.length - filled);
        in.readBytes(target, filled, some);
        filled += some;
        if (filled == target.length) {
            frame = null;
            filled = 0;
            sink.frame((target[0] & 0xff) << 8 | target[1] & 0xff, target);
        }
    }
}
