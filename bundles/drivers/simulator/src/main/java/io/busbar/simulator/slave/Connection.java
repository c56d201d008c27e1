package io.busbar.simulator.slave;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One client. Frames are cut out of the byte stream however it arrives; a stream that is no Modbus TCP ends the connection. While its
 * answers pile up unread, a client is not read from. Used by the server's thread only.
 */
final class Connection {

    private static final int HEADER = 6;
    private static final int LONGEST = 254;
    private static final int FRAME = HEADER + LONGEST;
    private static final int OUTPUT = 16 * 1024;

    private final Endpoint endpoint;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Responder responder;
    private final ByteBuffer input = ByteBuffer.allocate(8 * FRAME);
    private final ByteBuffer output = ByteBuffer.allocate(OUTPUT);
    private boolean open = true;

    Connection(Endpoint endpoint, SocketChannel channel, SelectionKey key, Responder responder) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.key = key;
        this.responder = responder;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Does what the channel is ready for. */
    void ready() {
        try {
            if (key.isReadable() && channel.read(input) < 0) {
                close();
                return;
            }
            flush();
            while (open && hasRoom() && answerFrames()) {
                flush();
            }
            if (open) {
                awaitNext();
            }
        } catch (IOException e) {
            // A client that goes away in the middle is no fault of the server: there is nobody to tell.
            close();
        }
    }

    /** Puts an answer into the output; it leaves when the server's thread is done with this connection. */
    void send(ByteBuffer frame) {
        if (!open) {
            return;
        }
        if (output.remaining() < frame.remaining()) {
            endpoint.tally().dropped.increment();
            return;
        }
        output.put(frame);
    }

    /** Sends an answer that had to wait. */
    void sendNow(ByteBuffer frame) {
        send(frame);
        if (open) {
            try {
                flush();
                awaitNext();
            } catch (IOException e) {
                // As in ready().
                close();
            }
        }
    }

    void close() {
        if (!open) {
            return;
        }
        open = false;
        endpoint.tally().connections.decrementAndGet();
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // Closing is all that was wanted, and the socket is gone either way.
            key.attach(null);
        }
    }

    private void flush() throws IOException {
        if (output.position() == 0) {
            return;
        }
        output.flip();
        try {
            channel.write(output);
        } finally {
            output.compact();
        }
    }

    private void awaitNext() {
        int writable = output.position() > 0 ? SelectionKey.OP_WRITE : 0;
        int readable = hasRoom() ? SelectionKey.OP_READ : 0;
        key.interestOps(writable | readable);
    }

    private boolean hasRoom() {
        return output.remaining() >= 2 * FRAME;
    }

    /** Answers the frames that have arrived whole while there is room for answers; true if there was any. */
    private boolean answerFrames() {
        boolean any = false;
        input.flip();
        while (open && hasRoom() && input.remaining() >= HEADER) {
            int begin = input.position();
            int protocol = input.getShort(begin + 2) & 0xffff;
            int length = input.getShort(begin + 4) & 0xffff;
            if (protocol != 0 || length < 2 || length > LONGEST) {
                endpoint.tally().malformed.increment();
                close();
                return false;
            }
            if (input.remaining() < HEADER + length) {
                break;
            }
            input.position(begin + HEADER + length);
            responder.respond(this, input.slice(begin, HEADER + length));
            any = true;
        }
        input.compact();
        return any;
    }
}
