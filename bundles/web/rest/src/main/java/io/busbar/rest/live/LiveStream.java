package io.busbar.rest.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client. Remembers only the number of the last change that it was sent; sends the next frame when the client has taken the one
 * before. Called by the thread of {@link LiveStreams} and by threads of the web server.
 */
final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final long HEARTBEAT_NANOS = 15_000_000_000L;
    private static final long STALLED_NANOS = 60_000_000_000L;

    /**
     * What a client asked for.
     *
     * @param client its address
     * @param token its session
     * @param resumed number of the last change it has seen, or null for everything
     */
    record Wish(
            String client, String token, boolean seesAddresses, Predicate<String> devices, @Nullable Long resumed) {}

    private final Wish wish;
    private final LiveTable table;
    private final Frames frames;
    private final LiveCounters counters;
    private final LiveOutput output;
    private @Nullable Long sent;
    private long sentNanos;
    private boolean ended;

    LiveStream(Wish wish, LiveTable table, Frames frames, LiveCounters counters, LiveOutput output, long nanos) {
        this.wish = wish;
        this.table = table;
        this.frames = frames;
        this.counters = counters;
        this.output = output;
        this.sent = wish.resumed();
        this.sentNanos = nanos;
    }

    String client() {
        return wish.client();
    }

    String token() {
        return wish.token();
    }

    /**
     * Sends what changed, if the client is ready for it.
     *
     * @param nanos the time, of a clock that only goes forward
     */
    synchronized void flush(long nanos) {
        if (ended) {
            return;
        }
        Long after = sent;
        LiveTable.Changes changes = after == null ? table.snapshot(wish.devices()) : table.since(after, wish.devices());
        boolean silent = nanos - sentNanos >= HEARTBEAT_NANOS;
        if (changes.isEmpty() && !silent) {
            sent = changes.upTo();
            return;
        }
        try {
            if (!output.isReady()) {
                counters.heldBack.increment();
                if (nanos - sentNanos >= STALLED_NANOS) {
                    end();
                }
                return;
            }
            output.send(changes.isEmpty() ? HEARTBEAT : frames.frame(changes, wish.seesAddresses()));
            sent = changes.upTo();
            sentNanos = nanos;
            counters.frames.increment();
            counters.values.add(changes.values().size());
        } catch (IOException e) {
            LOG.debug("Live stream of {} broke", wish.client(), e);
            end();
        }
    }

    /** Ends the stream; safe to call twice. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            output.end();
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }
}
