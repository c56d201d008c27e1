package io.busbar.historian.plan;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.StorageRule;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;

/** One stored point on its way from the bus to the store. Collects on one thread at a time; its facts may be read by any. */
final class Track implements Rows {

    private final String point;
    private final String device;
    private final StorageRule rule;
    private final Collector collector;
    private final Rows target;
    private final LongSupplier nanos;
    private volatile long lastNanos;
    private volatile boolean hasStored;
    private volatile boolean isUnavailable;

    Track(String device, String point, Quantity quantity, Decided how, Rows target, LongSupplier nanos) {
        this.device = device;
        this.point = point;
        this.rule = how.rule();
        this.collector = collector(point, quantity.kind(), how);
        this.target = target;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    /** A rule, and which part of each sample counts. */
    record Decided(StorageRule rule, DoubleUnaryOperator part) {
        static Decided whole(StorageRule rule) {
            return new Decided(rule, DoubleUnaryOperator.identity());
        }
    }

    private static Collector collector(String point, QuantityKind kind, Decided how) {
        StorageRule rule = how.rule();
        long period = rule.periodS() * 1000L;
        if (!rule.stored()) {
            return new NoCollector();
        }
        if (kind == QuantityKind.STATE) {
            return new ChangeCollector(point, period);
        }
        return rule.aggregates().contains(Aggregate.LAST)
                ? new LastCollector(point, period, kind == QuantityKind.INDEX)
                : new AverageCollector(point, period, rule.aggregates(), how.part());
    }

    String point() {
        return point;
    }

    String device() {
        return device;
    }

    StorageRule rule() {
        return rule;
    }

    /** When something of it was handed on last, or the track began, by the monotonic clock. */
    long lastNanos() {
        return lastNanos;
    }

    /** Whether something of it was handed on. */
    boolean hasStored() {
        return hasStored;
    }

    /** Whether its device itself says that there is no value. */
    boolean isUnavailable() {
        return isUnavailable;
    }

    void accept(long time, double value, Quality quality) {
        isUnavailable = quality == Quality.NOT_AVAILABLE;
        collector.accept(time, value, quality, this);
    }

    void elapsed(long time) {
        collector.elapsed(time, this);
    }

    void cut() {
        collector.cut(this);
    }

    @Override
    public void add(String series, long time, double value, byte quality) {
        lastNanos = nanos.getAsLong();
        hasStored = true;
        target.add(series, time, value, quality);
    }
}
