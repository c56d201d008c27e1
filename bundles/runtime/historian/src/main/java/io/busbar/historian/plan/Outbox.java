package io.busbar.historian.plan;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.SeriesBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be handed to the historian. While the historian takes nothing, so much is kept as fits, then the oldest is dropped and
 * counted. Safe for use by any thread.
 */
final class Outbox implements Rows {

    /** About two hours of a site with five hundred points a minute. */
    static final int MOST = 60_000;

    /** Set back by more than this, a clock was wrong before, and the times it brings now are new ones. */
    private static final long REPEATS_MILLIS = 86_400_000;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Historian historian;
    private final LongSupplier nanos;
    private List<Row> waiting = new ArrayList<>();
    private final Map<String, Long> newestBySeries = new HashMap<>();
    private long repeated;
    private boolean underWay;
    private long dropped;
    private boolean troubled;
    private long troubledSince;

    private record Row(String series, long time, double value, byte quality) {}

    Outbox(Historian historian, LongSupplier nanos) {
        this.historian = historian;
        this.nanos = nanos;
    }

    /** Since when nothing of what waits has become durable, by the monotonic clock; empty where all is well. */
    synchronized OptionalLong troubledSince() {
        return troubled ? OptionalLong.of(troubledSince) : OptionalLong.empty();
    }

    /**
     * Takes a row. One that this run has stored under the same time or a later one is left out and counted: the clock was set back, and what
     * was stored first stays.
     */
    @Override
    public synchronized void add(String series, long time, double value, byte quality) {
        Long newest = newestBySeries.get(series);
        if (newest != null && time <= newest && newest - time <= REPEATS_MILLIS) {
            repeated++;
            return;
        }
        newestBySeries.put(series, time);
        waiting.add(new Row(series, time, value, quality));
        limit();
    }

    private void limit() {
        int over = waiting.size() - MOST;
        if (over > 0) {
            waiting.subList(0, over).clear();
            if (dropped == 0) {
                LOG.error("The history takes no samples; the oldest that wait for it are dropped");
            }
            dropped += over;
        }
    }

    /** How many rows were dropped because the historian took none for too long. */
    synchronized long dropped() {
        return dropped;
    }

    /** How many rows were left out because their times had been before. */
    synchronized long repeated() {
        return repeated;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Hands on what waits, unless the last hand-over is still under way. */
    void send() {
        List<Row> rows;
        synchronized (this) {
            if (underWay || waiting.isEmpty()) {
                return;
            }
            rows = waiting;
            waiting = new ArrayList<>();
            underWay = true;
            if (!troubled) {
                troubled = true;
                troubledSince = nanos.getAsLong();
            }
        }
        historian.append(blocks(rows)).whenComplete((done, problem) -> finished(rows, problem != null));
    }

    private synchronized void finished(List<Row> rows, boolean failed) {
        underWay = false;
        troubled = failed;
        if (failed) {
            rows.addAll(waiting);
            waiting = rows;
            limit();
        }
    }

    private static List<SeriesBlock> blocks(List<Row> rows) {
        Map<String, List<Row>> bySeries = new LinkedHashMap<>();
        for (Row row : rows) {
            bySeries.computeIfAbsent(row.series(), series -> new ArrayList<>(1)).add(row);
        }
        List<SeriesBlock> blocks = new ArrayList<>(bySeries.size());
        bySeries.forEach((series, own) -> blocks.addAll(ascending(series, own)));
        return blocks;
    }

    /** One block as a rule; where the clock went back, one more for each time that it did. */
    private static List<SeriesBlock> ascending(String series, List<Row> rows) {
        List<SeriesBlock> blocks = new ArrayList<>(1);
        int size = rows.size();
        for (int from = 0; from < size; ) {
            long[] times = new long[size - from];
            double[] values = new double[size - from];
            byte[] qualities = new byte[size - from];
            int n = 0;
            while (from + n < size && (n == 0 || rows.get(from + n).time() > times[n - 1])) {
                Row row = rows.get(from + n);
                times[n] = row.time();
                values[n] = row.value();
                qualities[n++] = row.quality();
            }
            blocks.add(new SeriesBlock(
                    series, Arrays.copyOf(times, n), Arrays.copyOf(values, n), Arrays.copyOf(qualities, n)));
            from += n;
        }
        return blocks;
    }
}
