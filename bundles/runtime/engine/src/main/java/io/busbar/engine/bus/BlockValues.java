package io.busbar.engine.bus;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.LiveValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last values of the points that are read together, and how old they may grow. Nobody tells the period of a block: it is learnt from
 * the reads, so that a period that the site has set, or that an overloaded line stretches, is judged by itself.
 */
final class BlockValues {

    static final long PERIODS_TO_STALE = 3;
    static final long LEAST_TO_STALE = Duration.ofSeconds(5).toNanos();

    /** How many gaps between reads it takes to know the period: the first ones depend on when the line found room for the block. */
    static final int GAPS_TO_KNOW = 3;

    /** Until the period is known: what is read least often comes every ten minutes. */
    static final long UNKNOWN_TO_STALE = Duration.ofMinutes(30).toNanos();

    static final long TO_ABANDONED = Duration.ofHours(3).toNanos();

    /**
     * What the last read gave.
     *
     * @param batch the newest batch
     * @param held the newest batch with data; the same as {@code batch} unless the last read failed
     * @param arrived when {@code held} came
     * @param periodNanos smoothed time between two reads, 0 where unknown
     * @param gaps from how many gaps the period was learnt, at most {@link #GAPS_TO_KNOW}
     */
    private record Reading(SampleBatch batch, @Nullable SampleBatch held, long arrived, long periodNanos, int gaps) {}

    private final Points points;
    private volatile @Nullable Reading reading;

    BlockValues(Points points) {
        this.points = points;
    }

    Points points() {
        return points;
    }

    synchronized void accept(SampleBatch batch, long now) {
        Reading before = reading;
        if (isFault(batch)) {
            reading = before == null
                    ? new Reading(batch, null, now, 0, 0)
                    : new Reading(
                            batch,
                            before.held,
                            before.held == null ? now : before.arrived,
                            before.periodNanos,
                            before.gaps);
        } else if (before == null || before.held == null) {
            reading = new Reading(batch, batch, now, 0, 0);
        } else {
            reading = new Reading(batch, batch, now, period(before, now), Math.min(before.gaps + 1, GAPS_TO_KNOW));
        }
    }

    /** A point as it is to be seen now; null before the first read. */
    @Nullable
    LiveValue value(int index, long now, @Nullable Long offlineAt) {
        Reading last = reading;
        if (last == null) {
            return null;
        }
        SampleBatch shown = last.held == null ? last.batch : last.held;
        Quality quality = shown.quality(index);
        if (quality.isGood()) {
            if (last.batch != last.held) {
                quality = last.batch.quality(index);
            } else if (isStale(last, now) || offlineAt != null && last.arrived - offlineAt <= 0) {
                quality = Quality.STALE;
            }
        }
        return new LiveValue(
                points.id(index),
                points.device(),
                points.load(index),
                points.quantity(index),
                shown.value(index),
                shown.text(index),
                Instant.ofEpochMilli(shown.timeMillis()),
                quality);
    }

    boolean isAbandoned(long now) {
        Reading last = reading;
        return last != null && now - last.arrived > Math.max(TO_ABANDONED, 10 * last.periodNanos);
    }

    private static boolean isStale(Reading last, long now) {
        long allowed = last.gaps < GAPS_TO_KNOW
                ? UNKNOWN_TO_STALE
                : Math.max(LEAST_TO_STALE, PERIODS_TO_STALE * last.periodNanos);
        return now - last.arrived > allowed;
    }

    private static long period(Reading before, long now) {
        long gap = Math.max(1, now - before.arrived);
        if (before.gaps < GAPS_TO_KNOW) {
            return Math.min(Math.max(gap, before.periodNanos), UNKNOWN_TO_STALE / PERIODS_TO_STALE);
        }
        // A gap is an outage more often than a new period: it may only stretch what is known step by step.
        return (3 * before.periodNanos + Math.min(gap, 2 * before.periodNanos)) / 4;
    }

    private static boolean isFault(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.quality(i) != Quality.COMM_FAULT) {
                return false;
            }
        }
        return batch.size() > 0;
    }
}
