package io.busbar.simulator.slave;

import java.nio.ByteBuffer;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers that wait for their time. Used by the server's thread only. */
final class Delays {

    private static final int LIMIT = 10_000;

    private final PriorityQueue<Late> waiting = new PriorityQueue<>((a, b) -> Long.signum(a.due - b.due));

    /** Keeps an answer for later; false if too many wait already. */
    boolean add(Connection connection, ByteBuffer frame, long nanos) {
        return waiting.size() < LIMIT && waiting.add(new Late(System.nanoTime() + nanos, connection, frame));
    }

    /** Sends what is due. */
    void sendDue() {
        long now = System.nanoTime();
        @Nullable Late late;
        while ((late = waiting.peek()) != null && late.due - now <= 0) {
            waiting.remove();
            late.connection.sendNow(late.frame);
        }
    }

    /** Milliseconds until the next is due, at least 1; 0 where none waits. */
    long millisToNext() {
        Late next = waiting.peek();
        return next == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.due - System.nanoTime()));
    }

    private record Late(long due, Connection connection, ByteBuffer frame) {}
}
