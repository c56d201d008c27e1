package io.busbar.rest.live;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The streams that are open, within their limits. Safe for use by any thread. */
final class LiveStreams {

    private final int limit;
    private final int limitPerClient;
    private final LiveCounters counters;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<LiveStream> open = new CopyOnWriteArrayList<>();

    LiveStreams(int limit, int limitPerClient, LiveCounters counters) {
        this.limit = limit;
        this.limitPerClient = limitPerClient;
        this.counters = counters;
    }

    /**
     * Takes a place for a stream of this client, which is given back when the stream ends.
     *
     * @throws ProblemException when there is none
     */
    synchronized void enter(String client) {
        int own = places.getOrDefault(client, 0);
        int all = places.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= limit || own >= limitPerClient) {
            counters.refused.increment();
            throw ProblemException.of(
                    Kind.UNAVAILABLE,
                    all >= limit ? "live.streams.full" : "live.streams.client",
                    Integer.toString(all >= limit ? limit : limitPerClient));
        }
        places.merge(client, 1, Integer::sum);
    }

    /** Gives a place back that no stream came to take. */
    synchronized void leave(String client) {
        places.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }

    /** A stream that has its place. */
    void add(LiveStream stream) {
        counters.opened.increment();
        open.add(stream);
        if (stream.isEnded()) {
            remove(stream);
        }
    }

    /** A stream that ended; safe to call twice. */
    void remove(LiveStream stream) {
        if (open.remove(stream)) {
            leave(stream.client());
        }
    }

    /** Has every stream send what changed. */
    void flush(long nanos) {
        open.forEach(stream -> stream.flush(nanos));
        open.stream().filter(LiveStream::isEnded).forEach(this::remove);
    }

    /** Ends the streams whose session is over. */
    void endUnless(Predicate<String> sessionIsOpen) {
        List<LiveStream> over = open.stream()
                .filter(stream -> !sessionIsOpen.test(stream.token()))
                .toList();
        over.forEach(this::remove);
        over.forEach(LiveStream::end);
    }

    LiveStatus status(int points) {
        return new LiveStatus(
                open.size(),
                limit,
                limitPerClient,
                counters.opened.sum(),
                counters.refused.sum(),
                counters.frames.sum(),
                counters.values.sum(),
                counters.heldBack.sum(),
                points);
    }
}
