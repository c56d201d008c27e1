package io.busbar.archive;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What an archive must not ask a store for. */
abstract class NoQueries implements Historian {

    @Override
    public CompletionStage<Void> append(SampleBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void last(String point, Instant before, SampleVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<HistoryInterval> intervals(String point, Instant from, Instant to, Step step, ZoneId zone) {
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
