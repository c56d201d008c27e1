package io.busbar.exports;

import io.busbar.exports.settings.DestinationStore;
import io.busbar.exports.spool.Sender;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.Exports;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads: one that makes files, and one for each destination while it has something to send. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long TICK_SECONDS = 5;
    private static final long CLOSE_SECONDS = 10;
    private static final long IDLE_SECONDS = 30;

    private final Machine machine;
    private final DestinationStore destinations;
    private final Runnable changed;
    private final ScheduledExecutorService maker;
    private final ExecutorService senders;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();

    Workers(Machine machine, DestinationStore destinations, Runnable changed) {
        this.machine = machine;
        this.destinations = destinations;
        this.changed = changed;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, task -> thread(task, "busbar-exports"));
        one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        maker = one;
        senders = new ThreadPoolExecutor(
                0,
                Exports.MOST_DESTINATIONS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(task, "busbar-exports-send"));
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        maker.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    }

    /** Looks at once whether something is due. */
    void hurry() {
        run(this::tick);
    }

    /** Runs something in the place of making what is due. */
    void run(Runnable task) {
        try {
            maker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The gateway is stopping");
        }
    }

    private void tick() {
        try {
            if (machine.make() > 0) {
                changed.run();
            }
        } catch (RuntimeException e) {
            LOG.error("Files for others could not be made", e);
        }
        sendAll();
    }

    /** Has every destination send what is due, unless it does so already. */
    void sendAll() {
        for (Destination destination : destinations.all()) {
            String id = destination.id();
            if (sending.add(id)) {
                try {
                    senders.execute(() -> send(id));
                } catch (RejectedExecutionException e) {
                    // More destinations than may be, just removed and added: the next tick finds a thread.
                    sending.remove(id);
                }
            }
        }
    }

    private void send(String id) {
        try {
            Sender.Result result = machine.send(id);
            while (result == Sender.Result.DELIVERED && !senders.isShutdown()) {
                changed.run();
                result = machine.send(id);
            }
            if (result == Sender.Result.FAILED) {
                changed.run();
            }
        } catch (RuntimeException e) {
            LOG.error("Sending to the destination {} has failed", id, e);
        } finally {
            sending.remove(id);
        }
    }

    void close() {
        maker.shutdownNow();
        senders.shutdownNow();
        try {
            if (!maker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)
                    || !senders.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Sending has not ended within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
