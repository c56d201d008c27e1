package io.busbar.historian.contract;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.SeriesBlock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the parts of the contract have in common. A storage bundle extends {@link HistorianContract} and {@link DurabilityContract} and says
 * how its store is opened, closed, killed and put on a small disk.
 */
abstract class HistorianKit {

    /** A gauge. */
    protected static final String POWER = "i35-1/1/power.active.total";

    /** An index. */
    protected static final String ENERGY = "i35-1/1/energy.active.import";

    /** A state. */
    protected static final String INPUT = "i35-1/-/input.state.1";

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

    /** The historian under test. */
    @SuppressWarnings("NullAway.Init")
    protected Historian historian;

    /** Opens the store: empty the first time, later with what it held. */
    protected abstract Historian open() throws Exception;

    /** Closes the store. */
    protected abstract void close(Historian opened) throws Exception;

    /**
     * Ends the store as a killed process ends, without closing it, and opens what that left. Null where a bundle cannot do so in a test;
     * then it must have a test of its own that kills.
     */
    protected @Nullable Historian reopenAfterKill() throws Exception {
        return null;
    }

    /**
     * A store on a disk of its own that soon is full.
     *
     * @param free gives the disk room
     */
    public record SmallDisk(Historian historian, Runnable free) {}

    /** An empty store on a disk with room for some ten thousand samples; null where a bundle has no disk of its own. */
    protected @Nullable SmallDisk smallDisk() throws Exception {
        return null;
    }

    @BeforeEach
    void begin() throws Exception {
        historian = open();
    }

    @AfterEach
    void finish() throws Exception {
        close(historian);
    }

    final void reopen() throws Exception {
        close(historian);
        historian = open();
    }

    /** A sample as it was found. */
    public record Stored(long time, double value, Quality quality) {}

    /** Everything that is stored of a point. */
    protected List<Stored> raw(String point) {
        return raw(point, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
    }

    final List<Stored> raw(String point, long from, long to) {
        List<Stored> all = new ArrayList<>();
        historian.raw(point, at(from), at(to), (time, value, quality) -> {
            all.add(new Stored(time, value, quality));
            return true;
        });
        return all;
    }

    final double last(String point, long before) {
        double[] found = {Double.NaN};
        historian.last(point, at(before), (time, value, quality) -> {
            found[0] = value;
            return true;
        });
        return found[0];
    }

    /** Stores samples at equal steps and waits until they are durable. */
    protected void append(String point, long from, long step, double[] values, byte[] qualities) throws Exception {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = from + i * step;
        }
        done(historian.append(List.of(new SeriesBlock(point, times, values, qualities))));
    }

    static void done(java.util.concurrent.CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
