package io.busbar.engine.devices;

import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceMemory;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import io.busbar.engine.bus.SampleIntake;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.UnitListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one session sees of the gateway. Once ended it passes nothing on any more, whoever still holds it. */
final class SessionContext implements DeviceContext, UnitListener {

    private static final Duration LONGEST_AVERAGE = Duration.ofDays(1);

    /** Told what a session finds out. Called on threads of the line. */
    interface Observer {
        /** State or detail of the device changed. */
        void changed(ManagedDevice device);

        /** The device says what it is. */
        void identified(ManagedDevice device, InstalledDriver driver, Identification identification);
    }

    private final ManagedDevice device;
    private final DeviceConfig config;
    private final InstalledDriver driver;
    private final SampleIntake intake;
    private final Observer observer;
    private final BusLine.UnitLink link;
    private final AtomicInteger backfills = new AtomicInteger();
    private volatile boolean ended;

    /** The line is null for a driver that connects itself. */
    SessionContext(
            ManagedDevice device,
            InstalledDriver driver,
            @Nullable BusLine line,
            SampleIntake intake,
            Observer observer) {
        this.device = device;
        this.config = device.config();
        this.driver = driver;
        this.intake = intake;
        this.observer = observer;
        this.link = line == null ? NoLink.INSTANCE : line.link(config.unit(), this);
    }

    void end() {
        ended = true;
    }

    BusLine.UnitLink unitLink() {
        return link;
    }

    @Override
    public BusLink link() {
        if (link == NoLink.INSTANCE) {
            throw NoLink.refusal();
        }
        return link;
    }

    @Override
    public Duration period(PollTier tier) {
        Integer millis = config.periodsMs().get(DeviceRules.name(tier));
        return millis == null ? tier.period() : Duration.ofMillis(millis);
    }

    @Override
    public void publish(SampleBatch batch) {
        if (ended) {
            return;
        }
        requireOwn(batch);
        if (device.health().now().state() == DeviceState.UNKNOWN
                && hasData(batch)
                && device.health().answered()) {
            observer.changed(device);
        }
        intake.offer(batch);
    }

    @Override
    public CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
        requireOwn(batch);
        if (period.isNegative() || period.compareTo(LONGEST_AVERAGE) > 0) {
            throw new IllegalArgumentException("A device averages over a day at most, not over " + period);
        }
        if (ended) {
            return CompletableFuture.failedFuture(new IllegalStateException("the session has ended"));
        }
        if (backfills.incrementAndGet() > MOST_BACKFILLS) {
            backfills.decrementAndGet();
            return CompletableFuture.failedFuture(
                    new IllegalStateException(MOST_BACKFILLS + " back-fills are under way already"));
        }
        return intake.backfill(batch, period).whenComplete((done, failure) -> backfills.decrementAndGet());
    }

    @Override
    public DeviceMemory memory() {
        return ended ? DeviceMemory.NONE : device.memory();
    }

    private void requireOwn(SampleBatch batch) {
        if (!batch.device().equals(config.id())) {
            throw new IllegalArgumentException(
                    "The session of " + config.id() + " may not publish samples of " + batch.device());
        }
    }

    @Override
    public void reachable(boolean answers, @Nullable ReadFailure failure) {
        if (link != NoLink.INSTANCE) {
            throw new IllegalStateException("the line says whether " + config.id() + " answers");
        }
        UnitState whole = failure == null ? UnitState.ANSWERING : UnitState.FALTERING;
        changed(answers ? whole : UnitState.SILENT, failure);
    }

    @Override
    public void identified(Identification identification) {
        if (!ended) {
            device.identified(identification);
            observer.identified(device, driver, identification);
        }
    }

    @Override
    public void loads(List<LoadDescription> loads) {
        if (!ended && device.loads(loads)) {
            observer.changed(device);
        }
    }

    @Override
    public void changed(UnitState state, @Nullable ReadFailure cause) {
        if (!ended && device.health().unit(state, cause)) {
            observer.changed(device);
        }
    }

    private static boolean hasData(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.quality(i) != Quality.COMM_FAULT) {
                return true;
            }
        }
        return false;
    }
}
