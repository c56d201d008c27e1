package io.busbar.engine.bus;

import static io.busbar.engine.bus.Batches.batch;
import static io.busbar.engine.bus.Batches.numbered;
import static io.busbar.engine.bus.Batches.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import io.busbar.gateway.values.SampleSink.Overflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SinkQueueTest {

    private final AtomicLong now = new AtomicLong();
    private final List<SinkQueue> queues = new ArrayList<>();
    private final List<RecordingSink> sinks = new ArrayList<>();

    @AfterEach
    void close() {
        sinks.forEach(RecordingSink::unblock);
        queues.forEach(SinkQueue::close);
    }

    @Test
    void handsOverEverythingInOrder() {
        RecordingSink sink = RecordingSink.fast();
        SinkQueue queue = queue(sink, 100_000, Overflow.DROP_OLDEST);

        LongStream.range(0, 10_000).forEach(n -> queue.offer(numbered("m1", n)));
        queue.close();

        assertThat(sink.times())
                .containsExactlyElementsOf(LongStream.range(0, 10_000).boxed().toList());
        assertThat(queue.status().accepted()).isEqualTo(10_000);
        assertThat(queue.status().dropped()).isZero();
    }

    @Test
    void fullQueueDropsItsOldest() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 2, Overflow.DROP_OLDEST);
        occupy(queue, sink);

        LongStream.rangeClosed(1, 5).forEach(n -> queue.offer(numbered("m1", n)));

        assertThat(queue.status().waiting()).isEqualTo(2);
        assertThat(queue.status().dropped()).isEqualTo(3);
        sink.unblock();
        queue.close();
        assertThat(sink.times()).containsExactly(0L, 4L, 5L);
    }

    @Test
    void fullQueueReplacesTheOlderBatchOfTheSamePoints() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 2, Overflow.CONFLATE);
        occupy(queue, sink);
        Points voltages = points("m1", "voltage.l1n");
        Points energies = points("m1", "energy.active.import");

        queue.offer(batch(voltages, 1, 230));
        queue.offer(batch(energies, 2, 1000));
        queue.offer(batch(voltages, 3, 231));
        queue.offer(numbered("m2", 4));

        assertThat(queue.status().conflated()).isEqualTo(1);
        assertThat(queue.status().dropped()).isEqualTo(1);
        sink.unblock();
        queue.close();
        assertThat(sink.times()).containsExactly(0L, 3L, 4L);
    }

    @Test
    void pushedBackBatchOfALineWaitsBesideTheQueueAndIsNotLost() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 2, Overflow.PUSH_BACK);
        occupy(queue, sink);

        long began = System.nanoTime();
        LongStream.rangeClosed(1, 4).forEach(n -> queue.offer(numbered("m1", n)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(queue.status().waiting()).isEqualTo(4);

        sink.unblock();
        queue.close();
        assertThat(sink.times()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(queue.status().dropped()).isZero();
    }

    @Test
    void batchThatWaitedMoreThanASecondIsLostAndCounted() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 1, Overflow.PUSH_BACK);
        occupy(queue, sink);
        queue.offer(numbered("m1", 1));
        queue.offer(numbered("m1", 2));

        now.addAndGet(SinkQueue.PATIENCE.toNanos() + 1);
        sink.unblock();
        queue.close();

        assertThat(sink.times()).containsExactly(0L, 1L);
        assertThat(queue.status().dropped()).isEqualTo(1);
    }

    @Test
    void hecticDeviceDoesNotTakeTheWaitingPlacesOfOthers() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 100, Overflow.PUSH_BACK);
        occupy(queue, sink);
        LongStream.rangeClosed(1, 100).forEach(n -> queue.offer(numbered("hectic", n)));

        LongStream.rangeClosed(101, 200).forEach(n -> queue.offer(numbered("hectic", n)));
        queue.offer(numbered("calm", 1000));

        assertThat(queue.status().waiting()).isEqualTo(100 + WaitingRoom.PER_DEVICE + 1);
        assertThat(queue.status().dropped()).isEqualTo(100 - WaitingRoom.PER_DEVICE);
        sink.unblock();
        queue.close();
        assertThat(sink.times()).endsWith(1000L);
    }

    @Test
    void publisherThatMayWaitIsHeldUntilThereIsRoom() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 1, Overflow.PUSH_BACK);
        occupy(queue, sink);
        queue.put(numbered("m1", 1));

        CountDownLatch done = new CountDownLatch(1);
        Thread publisher = new Thread(() -> {
            queue.put(numbered("m1", 2));
            done.countDown();
        });
        publisher.start();
        assertThat(done.await(100, TimeUnit.MILLISECONDS)).isFalse();
        sink.unblock();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        queue.close();
        assertThat(sink.times()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void publisherIsHeldForASecondAtMost() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 1, Overflow.PUSH_BACK);
        occupy(queue, sink);
        queue.put(numbered("m1", 1));

        long began = System.nanoTime();
        queue.put(numbered("m1", 2));

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(queue.status().dropped()).isEqualTo(1);
    }

    @Test
    void sinkThatThrowsGoesOnAndIsCounted() {
        List<SampleBatch> good = new ArrayList<>();
        SampleSink sink = batch -> {
            if (batch.timeMillis() % 2 == 0) {
                throw new IllegalStateException("even");
            }
            good.add(batch);
        };
        SinkQueue queue = queue(sink, 100, Overflow.DROP_OLDEST);

        LongStream.range(0, 10).forEach(n -> queue.offer(numbered("m1", n)));
        queue.close();

        assertThat(good).hasSize(5);
        assertThat(queue.status().failed()).isEqualTo(5);
    }

    @Test
    void closingAHungSinkTakesABoundedTimeAndCountsWhatIsLost() throws InterruptedException {
        RecordingSink sink = blocked();
        SinkQueue queue = queue(sink, 10, Overflow.DROP_OLDEST);
        occupy(queue, sink);
        queue.offer(numbered("m1", 1));

        long began = System.nanoTime();
        queue.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(queue.status().dropped()).isEqualTo(1);
        assertThat(sink.times()).isEmpty();
    }

    @Test
    void closedQueueTakesNothing() {
        RecordingSink sink = RecordingSink.fast();
        SinkQueue queue = queue(sink, 10, Overflow.PUSH_BACK);
        queue.close();

        queue.offer(numbered("m1", 1));
        queue.put(numbered("m1", 2));

        assertThat(queue.status().accepted()).isZero();
        assertThat(sink.taken()).isEmpty();
    }

    /** Has the worker busy with batch 0, so that whatever follows has to queue. */
    private static void occupy(SinkQueue queue, RecordingSink sink) throws InterruptedException {
        queue.offer(numbered("m0", 0));
        assertThat(sink.awaitEntered()).isTrue();
    }

    private RecordingSink blocked() {
        RecordingSink sink = RecordingSink.blocked();
        sinks.add(sink);
        return sink;
    }

    private SinkQueue queue(SampleSink sink, int capacity, Overflow overflow) {
        SinkQueue queue = new SinkQueue("test", sink, capacity, overflow, now::get);
        queue.start();
        queues.add(queue);
        return queue;
    }
}
