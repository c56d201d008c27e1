package io.busbar.rest.live;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The streams that are open, within their limits. Safe for use by any thread. */
final class LiveStreams {

    private final int limit;
    private final int limitPerClient;
    private final LiveCounters counters;
    private final List<LiveStream> open = new CopyOnWriteArrayList<>();

    LiveStreams(int limit, int limitPerClient, LiveCounters counters) {
        this.limit = limit;
        this.limitPerClient = limitPerClient;
        this.counters = counters;
    }

    /** Refuses when there is no room for another stream of this client. */
    void checkRoom(String client) {
        long own =
                open.stream().filter(stream -> stream.client().equals(client)).count();
        if (open.size() >= limit || own >= limitPerClient) {
            counters.refused.increment();
            boolean all = open.size() >= limit;
            throw ProblemException.of(
                    Kind.UNAVAILABLE,
                    all ? "live.streams.full" : "live.streams.client",
                    Integer.toString(all ? limit : limitPerClient));
        }
    }

    void add(LiveStream stream) {
        counters.opened.increment();
        open.add(stream);
    }

    void remove(LiveStream stream) {
        open.remove(stream);
    }

    /** Has every stream send what changed. */
    void flush(long nanos) {
        open.forEach(stream -> stream.flush(nanos));
        open.removeIf(LiveStream::isEnded);
    }

    /** Ends the streams whose session is over. */
    void endUnless(Predicate<String> sessionIsOpen) {
        List<LiveStream> over = open.stream()
                .filter(stream -> !sessionIsOpen.test(stream.token()))
                .toList();
        open.removeAll(over);
        over.forEach(LiveStream::end);
    }

    int size() {
        return open.size();
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
