package io.busbar.historian.plan;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes down what it is given. */
final class RecordingHistorian implements Historian {

    final List<String> stored = new ArrayList<>();
    boolean full;

    @Override
    public synchronized CompletionStage<Void> append(List<SeriesBlock> blocks) {
        if (full) {
            return CompletableFuture.failedFuture(new IllegalStateException("full"));
        }
        for (SeriesBlock block : blocks) {
            for (int i = 0; i < block.times().length; i++) {
                stored.add(block.point() + " " + block.times()[i] + " " + block.values()[i] + " "
                        + Quality.of(block.qualities()[i]));
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> append(SampleBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void last(String point, Instant before, SampleVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void raw(String point, Instant from, Instant to, SampleVisitor visitor) {
        for (String row : stored) {
            String[] part = row.split(" ");
            long time = Long.parseLong(part[1]);
            if (part[0].equals(point)
                    && time >= from.toEpochMilli()
                    && time < to.toEpochMilli()
                    && !visitor.visit(time, Double.parseDouble(part[2]), Quality.valueOf(part[3]))) {
                return;
            }
        }
    }

    @Override
    public List<HistoryInterval> intervals(String point, Instant from, Instant to, Step step, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> points(String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Range> range(String point) {
        throw new UnsupportedOperationException();
    }

    @Override
    public HistorianStatus status() {
        throw new UnsupportedOperationException();
    }
}
