package io.busbar.modbus.line;

import io.busbar.modbus.frame.Request;
import java.util.ArrayDeque;

/**
 * Holds back requests whose answers could not be told from late answers to unanswered probes. Only on lines whose answers do not name their
 * request. Used on the line's thread.
 */
final class Fences {

    private static final int MOST = 64;

    private final ArrayDeque<Fence> fences = new ArrayDeque<>();

    /** No request with an answer of the same function and length before this time. */
    void add(Request probe, long until, long now) {
        while (!fences.isEmpty() && (fences.peek().until() <= now || fences.size() >= MOST)) {
            fences.remove();
        }
        fences.add(new Fence(probe.function(), probe.replyLength(), until));
    }

    long heldUntil(Request request) {
        long latest = Long.MIN_VALUE;
        if (!fences.isEmpty()) {
            for (Fence fence : fences) {
                if (fence.function() == request.function() && fence.replyLength() == request.replyLength()) {
                    latest = Math.max(latest, fence.until());
                }
            }
        }
        return latest;
    }

    private record Fence(int function, int replyLength, long until) {}
}
