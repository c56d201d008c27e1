package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where batches wait that found the queue of a sink full and whose publisher cannot wait himself. Each may stay for a limited time, and no
 * device may fill the room. Guarded by the lock of its queue.
 */
final class WaitingRoom {

    /** More would only let one hectic device take the places of the others: it reads once a second at most. */
    static final int PER_DEVICE = 16;

    private record Waiting(SampleBatch batch, long until) {}

    private final int places;
    private final long patienceNanos;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Integer> perDevice = new HashMap<>();
    private long expired;

    WaitingRoom(int places, long patienceNanos) {
        this.places = places;
        this.patienceNanos = patienceNanos;
    }

    /** Lets a batch in, unless the room is full or its device has its share of it. */
    boolean admit(SampleBatch batch, long now) {
        expire(now);
        int ofDevice = perDevice.getOrDefault(batch.device(), 0);
        if (waiting.size() >= places || ofDevice >= PER_DEVICE) {
            return false;
        }
        perDevice.put(batch.device(), ofDevice + 1);
        waiting.add(new Waiting(batch, now + patienceNanos));
        return true;
    }

    /** The batch that has waited longest and is not late yet, taken out of the room; null if there is none. */
    @Nullable
    SampleBatch next(long now) {
        expire(now);
        Waiting first = waiting.poll();
        if (first == null) {
            return null;
        }
        leave(first);
        return first.batch();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** Sends everybody away; returns how many. */
    int clear() {
        int count = waiting.size();
        waiting.clear();
        perDevice.clear();
        return count;
    }

    /** How many have waited in vain since the last call. */
    long takeExpired() {
        long count = expired;
        expired = 0;
        return count;
    }

    private void expire(long now) {
        for (Waiting first = waiting.peek(); first != null && now - first.until() > 0; first = waiting.peek()) {
            waiting.remove();
            leave(first);
            expired++;
        }
    }

    private void leave(Waiting gone) {
        perDevice.computeIfPresent(gone.batch().device(), (device, count) -> count == 1 ? null : count - 1);
    }
}
