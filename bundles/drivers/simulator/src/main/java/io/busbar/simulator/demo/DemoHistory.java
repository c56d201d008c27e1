package io.busbar.simulator.demo;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.simulator.PastDevice;
import io.busbar.simulator.PastDevice.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the simulated devices measured before this start into the history: all of it at the first start, at a later one what is
 * missing since the last. A day of a device at a time, with few days under way at once, so that memory stays bounded. Used by one thread.
 */
final class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final long PIECE = Duration.ofDays(1).toMillis();
    private static final int UNDER_WAY = 2;
    private static final long WRITE_SECONDS = 60;
    private static final byte SIMULATED = (byte) Quality.SIMULATED.ordinal();

    private final Historian historian;
    private final long from;
    private final long until;
    private final BooleanSupplier wanted;
    private final ArrayDeque<CompletableFuture<?>> underWay = new ArrayDeque<>();
    private final Map<Track, Long> written = new HashMap<>();
    private long samples;

    /**
     * Prepares to write.
     *
     * @param from when the past begins
     * @param until when it ends, and the live values begin
     * @param wanted whether to go on
     */
    DemoHistory(Historian historian, Instant from, Instant until, BooleanSupplier wanted) {
        this.historian = historian;
        this.from = from.toEpochMilli();
        this.until = until.toEpochMilli();
        this.wanted = wanted;
    }

    /**
     * Writes the past of these devices.
     *
     * @return how many samples it wrote, all durable
     * @throws ExecutionException if the store refused
     * @throws TimeoutException if the store did not answer within a minute
     */
    long write(List<PastDevice> devices) throws ExecutionException, TimeoutException, InterruptedException {
        long begin = until;
        for (PastDevice device : devices) {
            for (Track track : device.tracks()) {
                long first = first(track);
                written.put(track, first);
                begin = Math.min(begin, first);
            }
        }
        long days = Math.max(1, (until - begin + PIECE - 1) / PIECE);
        long day = 0;
        long reported = 0;
        for (long piece = begin; piece < until && wanted.getAsBoolean(); piece += PIECE) {
            long end = Math.min(until, piece + PIECE);
            for (PastDevice device : devices) {
                hand(blocks(device, piece, end));
            }
            day++;
            if (day * 4 / days > reported) {
                reported = day * 4 / days;
                LOG.info("History of the simulated site: {} of {} days written", day, days);
            }
        }
        while (!underWay.isEmpty()) {
            await();
        }
        return samples;
    }

    /** The first time that is missing. */
    private long first(Track track) {
        long[] last = {from};
        historian.last(track.point(), Instant.ofEpochMilli(until), (time, value, quality) -> {
            last[0] = Math.max(from, time + 1);
            return false;
        });
        long step = track.every().millis();
        return Math.floorDiv(last[0] + step - 1, step) * step;
    }

    private List<SeriesBlock> blocks(PastDevice device, long begin, long end) {
        List<Series> all = new ArrayList<>();
        for (Track track : device.tracks()) {
            long first = Math.max(begin, written.getOrDefault(track, begin));
            long step = track.every().millis();
            if (first < end) {
                all.add(new Series(track, (int) ((end - first) / step) + 1));
            }
        }
        long period = PastDevice.Every.TEN_MINUTES.millis();
        for (long start = Math.floorDiv(begin, period) * period; start < end; start += period) {
            for (Series series : all) {
                series.fill(device, Math.max(begin, start), Math.min(end, start + period));
            }
        }
        return all.stream()
                .filter(series -> series.count > 0)
                .map(Series::block)
                .toList();
    }

    private void hand(List<SeriesBlock> blocks) throws ExecutionException, TimeoutException, InterruptedException {
        if (blocks.isEmpty()) {
            return;
        }
        while (underWay.size() >= UNDER_WAY) {
            await();
        }
        for (SeriesBlock block : blocks) {
            samples += block.times().length;
        }
        underWay.add(historian.append(blocks).toCompletableFuture());
    }

    private void await() throws ExecutionException, TimeoutException, InterruptedException {
        underWay.remove().get(WRITE_SECONDS, TimeUnit.SECONDS);
    }

    /** The samples of one point that are being collected. */
    private final class Series {
        private final Track track;
        private final long[] times;
        private final double[] values;
        private int count;

        Series(Track track, int most) {
            this.track = track;
            this.times = new long[most];
            this.values = new double[most];
        }

        void fill(PastDevice device, long begin, long end) {
            long step = track.every().millis();
            long first = Math.max(begin, written.getOrDefault(track, begin));
            // An interval's mean belongs to the past only if the interval has ended.
            long length = track.kind() == QuantityKind.GAUGE ? step : 0;
            for (long time = Math.floorDiv(first + step - 1, step) * step;
                    time < end && time + length <= until;
                    time += step) {
                double value = device.value(track, time);
                if (!Double.isNaN(value)) {
                    times[count] = time;
                    values[count] = value;
                    count++;
                }
            }
        }

        SeriesBlock block() {
            byte[] qualities = new byte[count];
            Arrays.fill(qualities, SIMULATED);
            return new SeriesBlock(track.point(), Arrays.copyOf(times, count), Arrays.copyOf(values, count), qualities);
        }
    }
}
