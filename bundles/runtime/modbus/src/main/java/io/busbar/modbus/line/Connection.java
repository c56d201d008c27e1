package io.busbar.modbus.line;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.FrameReader;
import io.busbar.modbus.frame.FrameSink;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.Request;
import io.busbar.modbus.transport.Transport;
import io.busbar.modbus.transport.Wire;
import io.busbar.modbus.transport.WireEvents;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The connection of a line: made when it is wanted, made again with growing pauses when it is lost. Used on the line's thread. */
final class Connection {

    /** Told what happens. */
    interface Owner extends FrameSink {
        /** Requests may be sent from the time {@link Connection#usableFrom()} says. */
        void connected();

        /** All requests under way are lost. */
        void disconnected(Message why);

        /** All received bytes have been delivered as frames. */
        void received();
    }

    private final Transport transport;
    private final Framing framing;
    private final Owner owner;
    private final LineLoop loop;
    private final StatusBoard board;
    private final Backoff backoff;
    private final long quiet;
    private @Nullable Attempt attempt;
    private boolean connected;
    private boolean proven;
    private boolean everConnected;
    private long usableFrom;
    private long retryFrom = Long.MIN_VALUE;
    private long lastHeard;

    Connection(
            LineConfig config,
            Transport transport,
            Framing framing,
            Owner owner,
            LineLoop loop,
            StatusBoard board,
            Backoff backoff) {
        this.transport = transport;
        this.framing = framing;
        this.owner = owner;
        this.loop = loop;
        this.board = board;
        this.backoff = backoff;
        this.quiet = config.quietMs() * 1_000_000L;
    }

    boolean connected() {
        return connected;
    }

    boolean connecting() {
        return attempt != null && !connected;
    }

    long usableFrom() {
        return usableFrom;
    }

    /** From when on the next attempt may be made. */
    long retryFrom() {
        return retryFrom;
    }

    /** When bytes arrived last, or the connection was made. */
    long lastHeard() {
        return lastHeard;
    }

    boolean midFrame() {
        return attempt != null && attempt.reader.midFrame();
    }

    /** Begins to connect unless that is under way, done, or to be put off. */
    void want(long now) {
        if (attempt != null || now < retryFrom) {
            return;
        }
        if (board.state() != LineState.DOWN) {
            board.state(LineState.CONNECTING);
        }
        Attempt begun = new Attempt();
        attempt = begun;
        begun.wire = transport.open(begun);
    }

    void send(byte[] frame, Request request) {
        Attempt current = attempt;
        if (current != null && current.wire != null) {
            current.reader.expect(request);
            current.wire.send(frame);
        }
    }

    /** No answer is awaited any more. */
    void expectNothing() {
        if (attempt != null) {
            attempt.reader.expect(null);
        }
    }

    /** An answer came: the next loss is followed by a quick attempt. */
    void proven() {
        proven = true;
        backoff.reset();
    }

    /** Gives up the connection because of what was seen on it; it is made again soon. */
    void fail(Message why) {
        Attempt current = attempt;
        if (current != null) {
            current.end();
            lost(why);
        }
    }

    /** Ends the connection for good. */
    void close() {
        Attempt current = attempt;
        attempt = null;
        connected = false;
        if (current != null) {
            current.end();
        }
        board.state(LineState.IDLE);
    }

    private void lost(Message why) {
        boolean wasGood = proven;
        attempt = null;
        connected = false;
        proven = false;
        long now = loop.nanos();
        retryFrom = now + backoff.pause(now);
        board.error(why);
        // One that is accepted and then fails before it has carried an answer is no better than one that is refused.
        board.state(wasGood ? LineState.CONNECTING : LineState.DOWN);
        owner.disconnected(why);
    }

    /** One attempt to connect; deaf once it has been given up. */
    private final class Attempt implements WireEvents, FrameSink {

        private final FrameReader reader = framing.reader(this);
        private @Nullable Wire wire;
        private boolean ended;

        @Override
        public void opened() {
            if (ended) {
                return;
            }
            long now = loop.nanos();
            connected = true;
            usableFrom = now + quiet;
            lastHeard = now;
            board.state(LineState.CONNECTED);
            if (everConnected) {
                board.reconnected();
            }
            everConnected = true;
            owner.connected();
        }

        @Override
        public void received(ByteBuf bytes) {
            if (ended) {
                return;
            }
            lastHeard = loop.nanos();
            reader.read(bytes);
            if (!ended) {
                owner.received();
            }
        }

        @Override
        public void closed(Message why) {
            if (!ended) {
                ended = true;
                lost(why);
            }
        }

        void end() {
            ended = true;
            if (wire != null) {
                wire.close();
            }
        }

        @Override
        public void frame(int transaction, byte[] frame) {
            if (!ended) {
                owner.frame(transaction, frame);
            }
        }

        @Override
        public void damaged() {
            owner.damaged();
        }

        @Override
        public void noise(int bytes) {
            owner.noise(bytes);
        }

        @Override
        public void lost(Message why) {
            owner.lost(why);
            fail(why);
        }
    }
}
