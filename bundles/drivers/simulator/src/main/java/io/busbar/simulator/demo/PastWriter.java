package io.busbar.simulator.demo;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.simulator.SimulatedDevice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the past of simulated devices written in the background, once they answer. Safe for use by any thread. */
final class PastWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PastWriter.class);
    private static final Duration UNTIL_ONLINE = Duration.ofSeconds(20);
    private static final Duration UNTIL_READY = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 250;
    /** The drivers of one start come one by one: waiting a little makes one run of them. */
    private static final long GATHER_MILLIS = 500;

    private final DemoDevices gateway;
    private final Instant from;
    private final Instant until;
    private final UnfinishedPast unfinished;
    private final ScheduledExecutorService executor;
    private final Set<String> taken = new HashSet<>();
    private final List<SimulatedDevice> waiting = new ArrayList<>();
    private volatile @Nullable Historian historian;
    private volatile boolean open = true;

    PastWriter(DemoDevices gateway, Instant origin, Instant until, int days, UnfinishedPast unfinished) {
        this.gateway = gateway;
        Instant earliest = until.minus(Duration.ofDays(days));
        this.from = origin.isAfter(earliest) ? origin : earliest;
        this.until = until;
        this.unfinished = unfinished;
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "busbar-demo-history");
            thread.setDaemon(true);
            return thread;
        });
    }

    void use(Historian store) {
        historian = store;
    }

    void lose(Historian store) {
        if (historian == store) {
            historian = null;
        }
    }

    /** Has the past of those of these devices written that were not given before. */
    synchronized void write(List<SimulatedDevice> devices) {
        boolean none = waiting.isEmpty();
        for (SimulatedDevice device : devices) {
            if (taken.add(device.spec().id())) {
                waiting.add(device);
            }
        }
        if (none && !waiting.isEmpty() && open) {
            executor.schedule(this::run, GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        executor.shutdownNow();
    }

    private void run() {
        try {
            List<SimulatedDevice> devices = next();
            List<String> ids =
                    devices.stream().map(device -> device.spec().id()).toList();
            await(() -> gateway.areOnline(ids), UNTIL_ONLINE);
            if (!await(this::isReady, UNTIL_READY)) {
                LOG.warn("The history does not take samples: the past of the simulated site is not written");
                return;
            }
            write(devices, historian);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("The past of the simulated site could not be written: {}", String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            LOG.warn("The past of the simulated site could not be written: the history did not answer in time");
        } catch (IOException e) {
            LOG.warn("The past of the simulated site could not be written: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The past of the simulated site could not be written", e);
        }
    }

    private void write(List<SimulatedDevice> devices, @Nullable Historian store)
            throws ExecutionException, TimeoutException, InterruptedException, IOException {
        if (store == null) {
            return;
        }
        long begin = System.nanoTime();
        long samples = 0;
        for (Instant end : unfinished.begin(until)) {
            DemoHistory history = new DemoHistory(store, from, end, () -> open);
            samples += history.write(devices.stream().map(SimulatedDevice::past).toList());
        }
        if (open) {
            unfinished.finished();
        }
        if (samples > 0) {
            LOG.info(
                    "History of the simulated site: {} samples of {} devices written in {} ms",
                    samples,
                    devices.size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    private synchronized List<SimulatedDevice> next() {
        List<SimulatedDevice> devices = List.copyOf(waiting);
        waiting.clear();
        return devices;
    }

    private boolean isReady() {
        Historian store = historian;
        return store != null && store.status().state() == HistorianStatus.State.READY;
    }

    private boolean await(BooleanSupplier condition, Duration most) throws InterruptedException {
        long begin = System.nanoTime();
        while (open && System.nanoTime() - begin < most.toNanos()) {
            if (condition.getAsBoolean()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }
}
