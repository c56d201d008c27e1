package io.busbar.engine.bus;

import static io.busbar.engine.bus.Batches.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Backfill;
import io.busbar.gateway.history.BackfillSink;
import io.busbar.gateway.values.SampleSink;
import io.busbar.gateway.values.SinkStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class BusbarTest {

    private final LastValueTable lastValues = new LastValueTable();
    private final Busbar bus = new Busbar(lastValues);

    @Test
    void slowSinkHarmsOnlyItself() throws InterruptedException {
        RecordingSink slow = RecordingSink.blocked();
        RecordingSink fast = RecordingSink.fast();
        bus.addSink(slow, Map.of(SampleSink.NAME, "slow", SampleSink.CAPACITY, 10));
        bus.addSink(fast, Map.of(SampleSink.NAME, "fast", SampleSink.CAPACITY, 1000));

        LongStream.rangeClosed(1, 500).forEach(n -> bus.offer(numbered("m1", n)));
        bus.removeSink(fast);

        assertThat(fast.times()).hasSize(500).endsWith(500L);
        assertThat(slow.awaitEntered()).isTrue();
        assertThat(bus.sinks()).singleElement().satisfies(status -> {
            assertThat(status.name()).isEqualTo("slow");
            assertThat(status.waiting()).isEqualTo(10);
            assertThat(status.dropped()).isBetween(489L, 490L);
        });
        slow.unblock();
        bus.removeSink(slow);
        assertThat(bus.sinks()).isEmpty();
    }

    @Test
    void whatIsOnTheBusIsTheLastValueAtOnce() {
        bus.publish(numbered("m1", 5));

        assertThat(lastValues.value("m1/-/voltage.l1n").orElseThrow().value()).isEqualTo(230);
    }

    @Test
    void samplesOfThePastGoToTheHistoryAlone() {
        RecordingSink sink = RecordingSink.fast();
        bus.addSink(sink, Map.of(SampleSink.NAME, "x"));
        List<SampleBatch> filled = new ArrayList<>();
        Backfill history = (batch, period) -> {
            filled.add(batch);
            return CompletableFuture.completedFuture(null);
        };

        assertThat(bus.backfill(numbered("m1", 5), Duration.ZERO).toCompletableFuture())
                .isCompletedExceptionally();
        bus.setHistory(history);
        assertThat(bus.backfill(numbered("m1", 6), Duration.ZERO).toCompletableFuture())
                .isCompleted();
        bus.unsetHistory(history);
        bus.removeSink(sink);

        assertThat(filled).extracting(SampleBatch::timeMillis).containsExactly(6L);
        assertThat(sink.times()).isEmpty();
        assertThat(lastValues.values("m1")).isEmpty();
    }

    @Test
    void samplesOfThePastAreTakenWhenEveryoneHasTakenThem() {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        List<SampleBatch> taken = new ArrayList<>();
        BackfillSink journal = (batch, period) -> {
            taken.add(batch);
            return durable;
        };
        bus.setHistory((batch, period) -> CompletableFuture.completedFuture(null));
        bus.addBackfillSink(journal);

        CompletableFuture<Void> waiting =
                bus.backfill(numbered("m1", 5), Duration.ZERO).toCompletableFuture();
        assertThat(waiting).isNotDone();
        durable.complete(null);
        assertThat(waiting).isCompleted();
        assertThat(taken).extracting(SampleBatch::timeMillis).containsExactly(5L);

        BackfillSink broken = (batch, period) -> {
            throw new IllegalStateException("broken");
        };
        bus.addBackfillSink(broken);
        assertThat(bus.backfill(numbered("m1", 6), Duration.ZERO).toCompletableFuture())
                .isCompletedExceptionally();
        bus.removeBackfillSink(broken);
        assertThat(bus.backfill(numbered("m1", 6), Duration.ZERO).toCompletableFuture())
                .isCompleted();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "0, 1", "9999999, 1000000", "many, 1024"})
    void capacityIsRead(String property, int capacity) {
        RecordingSink sink = RecordingSink.fast();
        bus.addSink(sink, Map.of(SampleSink.NAME, "x", SampleSink.CAPACITY, property, SampleSink.OVERFLOW, "sideways"));

        assertThat(bus.sinks()).extracting(SinkStatus::capacity).containsExactly(capacity);
        bus.removeSink(sink);
    }
}
