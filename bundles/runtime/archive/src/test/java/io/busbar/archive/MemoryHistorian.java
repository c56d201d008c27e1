package io.busbar.archive;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.SeriesBlock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A store in memory that keeps what it is given. */
final class MemoryHistorian extends NoQueries {

    record Stored(long bits, Quality quality) {}

    final Map<String, NavigableMap<Long, Stored>> series = new TreeMap<>();
    int appends;

    void put(String name, long time, double value, Quality quality) {
        series.computeIfAbsent(name, key -> new TreeMap<>())
                .put(time, new Stored(Double.doubleToLongBits(value), quality));
    }

    @Override
    public CompletionStage<Void> append(List<SeriesBlock> blocks) {
        appends++;
        for (SeriesBlock block : blocks) {
            for (int i = 0; i < block.times().length; i++) {
                put(block.point(), block.times()[i], block.values()[i], Quality.of(block.qualities()[i]));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void raw(String point, Instant from, Instant to, SampleVisitor visitor) {
        for (Map.Entry<Long, Stored> sample : series.getOrDefault(point, new TreeMap<>())
                .subMap(from.toEpochMilli(), to.toEpochMilli())
                .entrySet()) {
            double value = Double.longBitsToDouble(sample.getValue().bits());
            if (!visitor.visit(sample.getKey(), value, sample.getValue().quality())) {
                return;
            }
        }
    }

    @Override
    public Set<String> points(String prefix) {
        return series.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf('#') < 0)
                .collect(Collectors.toSet());
    }
}
