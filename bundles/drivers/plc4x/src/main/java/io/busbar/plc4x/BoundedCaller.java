package io.busbar.plc4x;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls what may never return. A call that does not return in time is given up: its thread is interrupted and left behind, and the next call
 * gets another one. While too many are left behind no call is made at all, so that a library that hangs costs a few threads and no more.
 *
 * <p>For one caller at a time.
 */
final class BoundedCaller implements AutoCloseable {

    /** Threads that may be left behind at once. */
    static final int MOST_STUCK = 3;

    private final String name;
    private final ClassLoader loader;
    private final List<Thread> stuck = new ArrayList<>();
    private volatile Thread worker = Thread.currentThread();
    private ExecutorService executor;

    /** Calls on threads of this name, with this class loader as theirs: PLC4X looks up its transports there. */
    BoundedCaller(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
        this.executor = fresh();
    }

    /**
     * Calls and waits.
     *
     * @throws TimeoutException if it did not return in time, or too many calls before it have not returned yet
     */
    <T> T call(Callable<T> task, Duration bound) throws TimeoutException, ExecutionException, InterruptedException {
        if (stuck() >= MOST_STUCK) {
            throw new TimeoutException(MOST_STUCK + " earlier calls have not returned yet");
        }
        Future<T> future = executor.submit(task);
        try {
            return future.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stuck.add(worker);
            executor.shutdownNow();
            executor = fresh();
            throw new TimeoutException("no answer within " + bound.toMillis() + " ms");
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }

    /** Threads left behind that have not ended yet. */
    int stuck() {
        for (Iterator<Thread> i = stuck.iterator(); i.hasNext(); ) {
            if (!i.next().isAlive()) {
                i.remove();
            }
        }
        return stuck.size();
    }

    /** Interrupts what is being called. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private ExecutorService fresh() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            worker = thread;
            return thread;
        });
    }
}
