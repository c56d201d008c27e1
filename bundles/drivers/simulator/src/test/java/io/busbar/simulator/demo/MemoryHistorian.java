package io.busbar.simulator.demo;

import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A history in memory that takes nothing twice. */
final class MemoryHistorian implements Historian {

    final Map<String, NavigableMap<Long, Double>> series = new ConcurrentHashMap<>();
    final AtomicLong samples = new AtomicLong();
    final AtomicLong largest = new AtomicLong();

    @Override
    public CompletionStage<Void> append(SampleBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized CompletionStage<Void> append(List<SeriesBlock> blocks) {
        long size = 0;
        for (SeriesBlock block : blocks) {
            NavigableMap<Long, Double> own = series.computeIfAbsent(block.point(), point -> new TreeMap<>());
            for (int i = 0; i < block.times().length; i++) {
                if (own.containsKey(block.times()[i])) {
                    throw new IllegalArgumentException(block.point() + " is given twice at " + block.times()[i]);
                }
                if (Quality.of(block.qualities()[i]) != Quality.SIMULATED) {
                    throw new IllegalArgumentException("quality of " + block.point());
                }
                own.put(block.times()[i], block.values()[i]);
            }
            size += block.times().length;
        }
        samples.addAndGet(size);
        largest.accumulateAndGet(size, Math::max);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void last(String point, Instant before, SampleVisitor visitor) {
        NavigableMap<Long, Double> own = series.getOrDefault(point, new TreeMap<>());
        Map.Entry<Long, Double> last = own.lowerEntry(before.toEpochMilli());
        if (last != null) {
            visitor.visit(last.getKey(), last.getValue(), Quality.SIMULATED);
        }
    }

    @Override
    public void raw(String point, Instant from, Instant to, SampleVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<HistoryInterval> intervals(String point, Instant from, Instant to, Step step, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> points(String prefix) {
        return series.keySet();
    }

    @Override
    public Optional<Range> range(String point) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HistorianStatus status() {
        return new HistorianStatus(HistorianStatus.State.READY, null, series.size(), samples.get(), 0, null);
    }
}
