package io.busbar.historian.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes that wait for their commit; bounded by the samples that wait. Safe for use by any thread. */
final class WriteQueue {

    /** Whoever brings more waits. One write may be larger: it is there in memory anyway. */
    static final int MOST_WAITING = 1 << 19;

    /** So many samples are worth a commit at once. */
    private static final int COMMIT_AT = 8192;

    private final long tickNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<Write> waiting = new ArrayList<>();
    private long samples;
    private boolean urgent;
    private boolean closed;
    private boolean woken;
    private long lastTaken = System.nanoTime();

    WriteQueue(long tickNanos) {
        this.tickNanos = tickNanos;
    }

    /**
     * Adds a write, waiting for room at most so long.
     *
     * @return false if there was no room in time, or the queue is closed
     */
    boolean offer(Write write, long timeoutNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = timeoutNanos;
            while (samples >= MOST_WAITING && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (closed || samples >= MOST_WAITING) {
                return false;
            }
            waiting.add(write);
            samples += write.samples();
            urgent |= write.isUrgent();
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The writes of the next commit; empty after {@code idleNanos} without any, when woken, or when closed. */
    List<Write> take(long idleNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = idleNanos;
            while (waiting.isEmpty() && !closed && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            left = lastTaken + tickNanos - System.nanoTime();
            while (!waiting.isEmpty() && !urgent && samples < COMMIT_AT && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            List<Write> taken = waiting;
            waiting = new ArrayList<>();
            samples = 0;
            urgent = false;
            lastTaken = System.nanoTime();
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return, because there is something else to do. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    long samples() {
        lock.lock();
        try {
            return samples;
        } finally {
            lock.unlock();
        }
    }
}
