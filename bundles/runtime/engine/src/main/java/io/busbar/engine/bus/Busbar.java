package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Backfill;
import io.busbar.gateway.history.BackfillSink;
import io.busbar.gateway.values.SampleBus;
import io.busbar.gateway.values.SampleSink;
import io.busbar.gateway.values.SampleSink.Overflow;
import io.busbar.gateway.values.SinkStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The busbar: whatever is put on it is the last value at once and goes to the queue of every sink. */
@Component(service = {SampleBus.class, SampleIntake.class})
public final class Busbar implements SampleBus, SampleIntake {

    static final int DEFAULT_CAPACITY = 1024;
    static final int MOST_CAPACITY = 1_000_000;

    /** How long a sink may take over a batch of the past. */
    private static final Duration BACKFILL_PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Busbar.class);

    private final LastValueTable lastValues;
    private final LongSupplier nanoTime;
    private final List<SinkQueue> queues = new CopyOnWriteArrayList<>();
    private final List<BackfillSink> backfillSinks = new CopyOnWriteArrayList<>();
    private volatile @Nullable Backfill history;

    /** A busbar without sinks. */
    @Activate
    public Busbar(@Reference LastValueTable lastValues) {
        this(lastValues, System::nanoTime);
    }

    Busbar(LastValueTable lastValues, LongSupplier nanoTime) {
        this.lastValues = lastValues;
        this.nanoTime = nanoTime;
    }

    @Override
    public void publish(SampleBatch batch) {
        lastValues.accept(batch);
        for (SinkQueue queue : queues) {
            queue.put(batch);
        }
    }

    @Override
    public void offer(SampleBatch batch) {
        lastValues.accept(batch);
        for (SinkQueue queue : queues) {
            queue.offer(batch);
        }
    }

    @Override
    public CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
        Backfill target = history;
        if (target == null) {
            return SampleIntake.super.backfill(batch, period);
        }
        List<BackfillSink> others = List.copyOf(backfillSinks);
        if (others.isEmpty()) {
            return target.fill(batch, period);
        }
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        taken.add(target.fill(batch, period).toCompletableFuture());
        others.forEach(sink -> taken.add(taken(sink, batch, period)));
        return CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new));
    }

    private static CompletableFuture<Void> taken(BackfillSink sink, SampleBatch batch, Duration period) {
        try {
            // A copy, so that the limit is of this wait and does not end the sink's own work.
            return sink.accept(batch, period)
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(BACKFILL_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            LOG.warn("{} did not take what {} kept; it is offered again later", sink, batch.device(), e);
            return CompletableFuture.failedFuture(e);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addBackfillSink(BackfillSink sink) {
        backfillSinks.add(sink);
    }

    void removeBackfillSink(BackfillSink sink) {
        backfillSinks.remove(sink);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setHistory(Backfill added) {
        history = added;
    }

    void unsetHistory(Backfill gone) {
        if (history == gone) {
            history = null;
        }
    }

    @Override
    public List<SinkStatus> sinks() {
        return queues.stream().map(SinkQueue::status).toList();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSink(SampleSink sink, Map<String, Object> properties) {
        SinkQueue queue =
                new SinkQueue(name(sink, properties), sink, capacity(properties), overflow(properties), nanoTime);
        queue.start();
        queues.add(queue);
    }

    void removeSink(SampleSink sink) {
        List<SinkQueue> gone =
                queues.stream().filter(queue -> queue.feeds(sink)).toList();
        queues.removeAll(gone);
        gone.forEach(SinkQueue::close);
    }

    private static String name(SampleSink sink, Map<String, Object> properties) {
        Object name = properties.get(SampleSink.NAME);
        if (name != null) {
            return name.toString();
        }
        LOG.warn("A sink of {} has no property {}", sink.getClass().getName(), SampleSink.NAME);
        return "service-" + properties.get(Constants.SERVICE_ID);
    }

    private static int capacity(Map<String, Object> properties) {
        @Nullable Object capacity = properties.get(SampleSink.CAPACITY);
        try {
            int wanted = capacity == null ? DEFAULT_CAPACITY : Integer.parseInt(capacity.toString());
            return Math.min(Math.max(1, wanted), MOST_CAPACITY);
        } catch (NumberFormatException e) {
            LOG.warn("The property {} of a sink is \"{}\", which is not a number", SampleSink.CAPACITY, capacity);
            return DEFAULT_CAPACITY;
        }
    }

    private static Overflow overflow(Map<String, Object> properties) {
        @Nullable Object overflow = properties.get(SampleSink.OVERFLOW);
        try {
            return overflow == null
                    ? Overflow.DROP_OLDEST
                    : Overflow.valueOf(overflow.toString().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            LOG.warn("The property {} of a sink is \"{}\", which is none", SampleSink.OVERFLOW, overflow);
            return Overflow.DROP_OLDEST;
        }
    }
}
