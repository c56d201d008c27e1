package io.busbar.plc4x;

import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Sample;
import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Notes what a session says. */
final class RecordingContext implements DeviceContext {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    final Map<String, Sample> last = new ConcurrentHashMap<>();
    final List<String> states = new CopyOnWriteArrayList<>();
    final AtomicLong batches = new AtomicLong();
    volatile @Nullable ReadFailure failure;
    volatile Duration live = Duration.ofMillis(50);

    @Override
    public BusLink link() {
        throw new AssertionError("a driver that connects itself has no link");
    }

    @Override
    public Duration period(PollTier tier) {
        return tier == PollTier.LIVE ? live : Duration.ofMillis(150);
    }

    @Override
    public void publish(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            last.put(batch.points().id(i), batch.sample(i));
        }
        batches.incrementAndGet();
    }

    @Override
    public CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
        throw new AssertionError("tags have no memory");
    }

    @Override
    public void reachable(boolean answers, @Nullable ReadFailure why) {
        failure = why;
        states.add(!answers ? "silent" : why == null ? "answering" : "faltering");
    }

    @Override
    public void identified(Identification identification) {
        throw new AssertionError("nothing asks what it is");
    }

    @Override
    public void loads(List<LoadDescription> loads) {
        throw new AssertionError("nothing asks for loads");
    }

    double value(String point) {
        Sample sample = last.get(point);
        return sample == null ? Double.NaN : sample.value();
    }

    @Nullable
    Quality quality(String point) {
        Sample sample = last.get(point);
        return sample == null ? null : sample.quality();
    }

    String failureText() {
        ReadFailure said = failure;
        return said == null ? "" : said.message();
    }

    String state() {
        return states.isEmpty() ? "" : states.get(states.size() - 1);
    }

    /** Several periods. */
    static void pause() {
        LockSupport.parkNanos(300_000_000);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not happen: " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
