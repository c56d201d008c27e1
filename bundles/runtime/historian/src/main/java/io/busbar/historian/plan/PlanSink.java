package io.busbar.historian.plan;

import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Takes every batch off the bus and makes of it what the plan wants stored. Safe for use by any thread. */
final class PlanSink implements SampleSink {

    private final StoragePlan plan;
    private final Outbox outbox;
    private final ClockWatch clock;
    private final Map<String, Collector> collectors = new HashMap<>();
    private final Map<Points, List<Collector>> byPoints = new WeakHashMap<>();

    PlanSink(StoragePlan plan, Outbox outbox, ClockWatch clock) {
        this.plan = plan;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(SampleBatch batch) {
        if (clock.hasJumped()) {
            collectors.values().forEach(collector -> collector.cut(outbox));
        }
        List<Collector> own = byPoints.computeIfAbsent(batch.points(), this::collectors);
        for (int i = 0; i < own.size(); i++) {
            own.get(i).accept(batch.timeMillis(), batch.value(i), batch.quality(i), outbox);
        }
    }

    /** Ends periods of points that bring no samples any more, and hands on what is complete. */
    void tick(long now) {
        synchronized (this) {
            collectors.values().forEach(collector -> collector.elapsed(now, outbox));
        }
        outbox.send();
    }

    /** Hands on everything, complete or not. */
    void end() {
        synchronized (this) {
            collectors.values().forEach(collector -> collector.cut(outbox));
        }
        outbox.send();
    }

    /** How many rows were not stored because the clock, set back, brought their times again. */
    long repeated() {
        return outbox.repeated();
    }

    private List<Collector> collectors(Points points) {
        List<Collector> own = new ArrayList<>(points.size());
        for (int i = 0; i < points.size(); i++) {
            String id = points.id(i);
            StoragePlan.Rule rule = plan.rule(points.quantity(i));
            own.add(collectors.computeIfAbsent(id, point -> collector(point, rule)));
        }
        return own;
    }

    private static Collector collector(String point, StoragePlan.Rule rule) {
        long period = rule.period().toMillis();
        return switch (rule.how()) {
            case NOT -> new NoCollector();
            case AVERAGE -> new AverageCollector(point, period);
            case LAST -> new LastCollector(point, period);
            case CHANGE -> new ChangeCollector(point, period);
        };
    }
}
