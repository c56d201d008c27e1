package io.busbar.engine.devices;

import io.busbar.driver.Driver;
import io.busbar.driver.SampleBatch;
import io.busbar.engine.bus.LastValueTable;
import io.busbar.engine.bus.SampleIntake;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The engine as it is put together in the gateway, with drivers and a bus of the test's own. */
final class TestEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final SiteStore store;
    final LastValueTable values = new LastValueTable();
    final List<SampleBatch> samples = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Void>> backfills = new CopyOnWriteArrayList<>();
    private final SampleIntake intake = new SampleIntake() {
        @Override
        public void offer(SampleBatch batch) {
            values.accept(batch);
            samples.add(batch);
        }

        @Override
        public CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
            CompletableFuture<Void> durable = new CompletableFuture<>();
            backfills.add(durable);
            return durable;
        }
    };
    final LineRegistry lines;
    final DriverCatalogue drivers = new DriverCatalogue();
    final DeviceRegistry devices;

    TestEngine(Path data) {
        Clock clock = Clock.systemUTC();
        store = new SiteStore(data, FileLayer.system(), clock);
        lines = new LineRegistry(store, clock);
        DeviceEvents deviceEvents = new DeviceEvents();
        deviceEvents.setEventAdmin(new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                events.add(event.getTopic() + " " + event.getProperty("device"));
            }

            @Override
            public void sendEvent(Event event) {
                throw new AssertionError("the engine must not wait for whoever listens");
            }
        });
        devices = new DeviceRegistry(store, lines, drivers, intake, values, deviceEvents, clock);
    }

    FakeReference install(long id, Driver driver, String bundle, String version) {
        FakeReference reference = new FakeReference(id, bundle, version, 0);
        drivers.addDriver(driver, reference);
        return reference;
    }

    /** Adds a device behind 10.0.0.7 and waits until its session is open. */
    DeviceStatus add(String reference, int unit) {
        DeviceStatus added = devices.add(wish(reference, unit));
        await(() -> !is(added.config().id(), DeviceDetail.LINE_DOWN)
                && linked(added.config().line(), unit));
        return added;
    }

    static NewDevice wish(@Nullable String reference, @Nullable Integer unit) {
        return new NewDevice(null, reference, null, null, null, "10.0.0.7", null, unit);
    }

    DeviceStatus device(String id) {
        return devices.device(id).orElseThrow();
    }

    void awaitState(String id, DeviceState state, DeviceDetail detail) {
        await(() -> device(id).state() == state && device(id).detail() == detail);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("what was awaited did not happen");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Ends the engine as the framework would. */
    @Override
    public void close() {
        devices.stop();
        lines.stop();
    }

    private boolean is(String id, DeviceDetail detail) {
        return device(id).detail() == detail;
    }

    private boolean linked(String line, int unit) {
        return lines.open(line)
                .map(open -> open instanceof FakeBus.FakeLine fake && fake.units.containsKey(unit))
                .orElse(false);
    }
}
