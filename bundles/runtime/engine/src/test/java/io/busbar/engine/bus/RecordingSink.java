package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A sink that notes what it is given, and takes it only as fast as a test lets it. */
final class RecordingSink implements SampleSink {

    private final List<SampleBatch> taken = new CopyOnWriteArrayList<>();
    private final Semaphore allowed;
    private final Semaphore entered = new Semaphore(0);

    private RecordingSink(int permits) {
        allowed = new Semaphore(permits);
    }

    static RecordingSink fast() {
        return new RecordingSink(Integer.MAX_VALUE / 2);
    }

    static RecordingSink blocked() {
        return new RecordingSink(0);
    }

    @Override
    public void accept(SampleBatch batch) {
        entered.release();
        try {
            if (!allowed.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no test let this sink go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        taken.add(batch);
    }

    void unblock() {
        allowed.release(Integer.MAX_VALUE / 2);
    }

    /** Waits until the sink has been entered for another batch. */
    boolean awaitEntered() throws InterruptedException {
        return entered.tryAcquire(10, TimeUnit.SECONDS);
    }

    List<Long> times() {
        return taken.stream().map(SampleBatch::timeMillis).toList();
    }

    List<SampleBatch> taken() {
        return taken;
    }
}
