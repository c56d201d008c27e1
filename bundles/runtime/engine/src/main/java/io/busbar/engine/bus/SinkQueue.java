package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import io.busbar.gateway.values.SampleSink.Overflow;
import io.busbar.gateway.values.SinkStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink with the bounded queue and the thread that are its own: however slow or broken it is, nothing but this queue fills up.
 *
 * <p>Batches of one device are handed over in the order in which they came; conflation may leave some out.
 */
final class SinkQueue implements AutoCloseable {

    /** How long a batch may wait for room where the sink pushes back; also how long a sink may take to finish when it goes. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SinkQueue.class);

    private final String name;
    private final SampleSink sink;
    private final int capacity;
    private final Overflow overflow;
    private final LongSupplier nanoTime;
    private final LogLimiter failureLog;
    private final Thread worker;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<SampleBatch> queue = new ArrayDeque<>();
    private final WaitingRoom room;
    private boolean closed;
    private long accepted;
    private long dropped;
    private long conflated;
    private long failed;

    SinkQueue(String name, SampleSink sink, int capacity, Overflow overflow, LongSupplier nanoTime) {
        this.name = name;
        this.sink = sink;
        this.capacity = Math.max(1, capacity);
        this.overflow = overflow;
        this.nanoTime = nanoTime;
        this.room = new WaitingRoom(overflow == Overflow.PUSH_BACK ? this.capacity : 0, PATIENCE.toNanos());
        this.failureLog = new LogLimiter(Duration.ofMinutes(1), nanoTime);
        this.worker = new Thread(this::work, "busbar-sink-" + name);
        this.worker.setDaemon(true);
    }

    void start() {
        worker.start();
    }

    boolean feeds(SampleSink other) {
        return sink == other;
    }

    /** Takes a batch without ever waiting. */
    void offer(SampleBatch batch) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            if (queue.size() < capacity && room.isEmpty()) {
                enqueue(batch);
            } else {
                overflow(batch);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a batch; where the sink pushes back and is full, waits for room for at most {@link #PATIENCE}. */
    void put(SampleBatch batch) {
        if (overflow != Overflow.PUSH_BACK) {
            offer(batch);
            return;
        }
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!closed && (queue.size() >= capacity || !room.isEmpty())) {
                if (left <= 0) {
                    dropped++;
                    return;
                }
                left = notFull.awaitNanos(left);
            }
            if (!closed) {
                enqueue(batch);
            }
        } catch (InterruptedException e) {
            dropped++;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    SinkStatus status() {
        lock.lock();
        try {
            return new SinkStatus(name, queue.size() + room.size(), capacity, accepted, dropped, conflated, failed);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the sink finish what is waiting, for at most {@link #PATIENCE}; then it is called no more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() == worker) {
            return;
        }
        try {
            worker.join(PATIENCE.toMillis());
            if (worker.isAlive()) {
                LOG.warn("The sink {} did not finish in time; {} batches were not delivered", name, status().waiting());
                discard();
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            discard();
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void discard() {
        lock.lock();
        try {
            dropped += queue.size() + room.clear();
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(SampleBatch batch) {
        queue.add(batch);
        accepted++;
        notEmpty.signal();
    }

    private void overflow(SampleBatch batch) {
        switch (overflow) {
            case PUSH_BACK -> {
                if (!room.admit(batch, nanoTime.getAsLong())) {
                    dropped++;
                }
                dropped += room.takeExpired();
            }
            case CONFLATE -> {
                if (removeOlder(batch)) {
                    conflated++;
                } else {
                    queue.remove();
                    dropped++;
                }
                enqueue(batch);
            }
            case DROP_OLDEST -> {
                queue.remove();
                dropped++;
                enqueue(batch);
            }
        }
    }

    private boolean removeOlder(SampleBatch batch) {
        for (Iterator<SampleBatch> older = queue.iterator(); older.hasNext(); ) {
            if (older.next().points() == batch.points()) {
                older.remove();
                return true;
            }
        }
        return false;
    }

    private void work() {
        for (SampleBatch batch = take(); batch != null; batch = take()) {
            try {
                sink.accept(batch);
            } catch (RuntimeException | LinkageError e) {
                countFailure(batch, e);
            }
        }
    }

    private @Nullable SampleBatch take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                notEmpty.await();
            }
            SampleBatch batch = queue.poll();
            admitWaiting();
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void admitWaiting() {
        while (queue.size() < capacity && !room.isEmpty()) {
            SampleBatch late = room.next(nanoTime.getAsLong());
            if (late != null) {
                enqueue(late);
            }
        }
        dropped += room.takeExpired();
        notFull.signal();
    }

    private void countFailure(SampleBatch batch, Throwable failure) {
        lock.lock();
        try {
            failed++;
        } finally {
            lock.unlock();
        }
        failureLog
                .permit()
                .ifPresent(heldBack -> LOG.warn(
                        "The sink {} failed with a batch of {} ({} more failures were not logged)",
                        name,
                        batch.device(),
                        heldBack,
                        failure));
    }
}
