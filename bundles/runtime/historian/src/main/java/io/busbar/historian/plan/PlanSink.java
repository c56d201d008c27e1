package io.busbar.historian.plan;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.StorageRule;
import io.busbar.gateway.values.SampleSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes every batch off the bus and makes of it what the plan wants stored. Safe for use by any thread. */
final class PlanSink implements SampleSink {

    private final Plan plan;
    private final Outbox outbox;
    private final ClockWatch clock;
    private final LongSupplier nanos;
    private final Map<String, Track> tracks = new HashMap<>();
    private final Map<Points, Track[][]> byPoints = new WeakHashMap<>();
    private long version;

    PlanSink(Plan plan, Outbox outbox, ClockWatch clock, LongSupplier nanos) {
        this.plan = plan;
        this.outbox = outbox;
        this.clock = clock;
        this.nanos = nanos;
        this.version = plan.version();
    }

    @Override
    public synchronized void accept(SampleBatch batch) {
        if (clock.hasJumped()) {
            tracks.values().forEach(Track::cut);
        }
        long current = plan.version();
        if (current != version) {
            version = current;
            byPoints.clear();
        }
        Track[][] own = byPoints.get(batch.points());
        if (own == null) {
            own = tracks(batch.points());
            byPoints.put(batch.points(), own);
        }
        for (int i = 0; i < own.length; i++) {
            double value = batch.value(i);
            Quality quality = batch.quality(i);
            for (Track track : own[i]) {
                track.accept(batch.timeMillis(), value, quality);
            }
        }
    }

    /** Ends periods of points that bring no samples any more, and hands on what is complete. */
    void tick(long now) {
        synchronized (this) {
            tracks.values().forEach(track -> track.elapsed(now));
        }
        outbox.send();
    }

    /** Hands on everything, complete or not. */
    void end() {
        synchronized (this) {
            tracks.values().forEach(Track::cut);
        }
        outbox.send();
    }

    /** The points that are stored now. */
    synchronized List<Track> stored() {
        return tracks.values().stream().filter(track -> track.rule().stored()).toList();
    }

    /** Forgets points of devices that are gone; what was collected of them is stored. */
    synchronized void forget(Predicate<String> gone) {
        tracks.values().removeIf(track -> {
            boolean leaves = gone.test(track.device());
            if (leaves) {
                track.cut();
            }
            return leaves;
        });
        byPoints.keySet().removeIf(points -> gone.test(points.device()));
    }

    /** For each point, those that live on its samples: itself, and load curves. */
    private Track[][] tracks(Points points) {
        Track[][] all = new Track[points.size()][];
        for (int i = 0; i < all.length; i++) {
            Quantity quantity = points.quantity(i);
            List<Track> own = new ArrayList<>(3);
            if (!LoadCurves.isCurve(quantity)) {
                own.add(track(points, i, quantity, null));
            }
            for (LoadCurves.Curve curve : LoadCurves.of(quantity)) {
                own.add(track(points, i, curve.quantity(), curve));
            }
            all[i] = own.toArray(Track[]::new);
        }
        return all;
    }

    /** The point's track as it is; a new one where the plan has changed, before which what was collected is stored. */
    private Track track(Points points, int index, Quantity quantity, LoadCurves.@Nullable Curve curve) {
        String device = points.device();
        String id = Points.id(device, points.load(index), quantity);
        StorageRule rule = plan.decide(device, points.load(index), quantity).rule();
        Track known = tracks.get(id);
        if (known != null && known.rule().equals(rule)) {
            return known;
        }
        if (known != null) {
            known.cut();
        }
        Track.Decided how = curve == null ? Track.Decided.whole(rule) : new Track.Decided(rule, curve.part());
        Track track = new Track(device, id, quantity, how, outbox, nanos);
        tracks.put(id, track);
        return track;
    }
}
