package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Backfill;
import io.busbar.gateway.values.SampleBus;
import io.busbar.gateway.values.SampleSink;
import io.busbar.gateway.values.SampleSink.Overflow;
import io.busbar.gateway.values.SinkStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final Logger LOG = LoggerFactory.getLogger(Busbar.class);

    private final LastValueTable lastValues;
    private final LongSupplier nanoTime;
    private final List<SinkQueue> queues = new CopyOnWriteArrayList<>();
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
        return target == null ? SampleIntake.super.backfill(batch, period) : target.fill(batch, period);
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
