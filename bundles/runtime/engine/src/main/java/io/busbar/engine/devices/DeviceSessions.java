package io.busbar.engine.devices;

import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.engine.bus.LastValueTable;
import io.busbar.engine.bus.SampleIntake;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every device in step with the drivers and lines that are there. Sessions are opened by one thread of its own, so that whoever
 * brings a driver or a line goes on at once; they are closed by whoever takes one away, so that nothing of it is used afterwards.
 */
final class DeviceSessions implements DriverUsers, LineUsers, SessionContext.Observer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSessions.class);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(2);

    private final Collection<ManagedDevice> devices;
    private final LineRegistry lines;
    private final DriverCatalogue drivers;
    private final SampleIntake intake;
    private final LastValueTable values;
    private final DeviceEvents events;
    private final Clock clock;
    private final BiConsumer<ManagedDevice, String> learn;
    private final ScheduledExecutorService opener;
    private volatile boolean ending;

    /**
     * Keeps these devices; the collection may change at any time.
     *
     * @param learn told the serial number of a device that is the product it is set up as; may block for as long as the disk takes
     */
    DeviceSessions(
            Collection<ManagedDevice> devices,
            LineRegistry lines,
            DriverCatalogue drivers,
            SampleIntake intake,
            LastValueTable values,
            DeviceEvents events,
            Clock clock,
            BiConsumer<ManagedDevice, String> learn) {
        this.clock = clock;
        this.learn = learn;
        this.devices = devices;
        this.lines = lines;
        this.drivers = drivers;
        this.intake = intake;
        this.values = values;
        this.events = events;
        this.opener = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "busbar-engine");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins with all devices. */
    void start() {
        lines.serve(this);
        drivers.serve(this);
        keepAll();
        every(CHECK, this::check);
        every(RETRY, this::retry);
    }

    /** Ends all sessions. */
    @Override
    public void close() {
        lines.serve(LineUsers.NONE);
        drivers.serve(DriverUsers.NONE);
        ending = true;
        // What is being written is not interrupted.
        opener.shutdown();
        try {
            if (!opener.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                opener.shutdownNow();
                LOG.warn("A driver is still busy opening a session; the engine ends without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        devices.forEach(ManagedDevice::closeSession);
    }

    /** Opens the device's session, or puts another in its place if driver or line are not those it needs; in the background. */
    void keep(ManagedDevice device) {
        submit(() -> reconcile(device));
    }

    /** Has the device read its own configuration again, in the background; opens its session if it has none. */
    void refresh(ManagedDevice device) {
        submit(() -> {
            reconcile(device);
            device.refresh();
        });
    }

    /** Tells that settings of a device changed. */
    void configured(ManagedDevice device) {
        events.changed(device.config().id());
    }

    @Override
    public void added() {
        keepAll();
    }

    @Override
    public void removed(InstalledDriver driver) {
        for (ManagedDevice device : devices) {
            if (device.closeSession(driver)) {
                offline(device, DeviceDetail.NO_DRIVER, noDriver(device));
                // Another driver may know the reference too.
                keep(device);
            }
        }
    }

    @Override
    public int count(InstalledDriver driver) {
        return (int) devices.stream().filter(device -> device.isReadBy(driver)).count();
    }

    @Override
    public void opened(String line) {
        devices.stream().filter(device -> isOn(device, line)).forEach(this::keep);
    }

    @Override
    public void closing(String line) {
        for (ManagedDevice device : devices) {
            if (isOn(device, line) && device.closeSession()) {
                offline(device, DeviceDetail.LINE_DOWN, Message.of("failure.line.gone", line));
            }
        }
    }

    @Override
    public int count(String line) {
        return (int) devices.stream().filter(device -> isOn(device, line)).count();
    }

    @Override
    public void changed(ManagedDevice device) {
        String id = device.config().id();
        if (device.health().now().state() == DeviceState.OFFLINE) {
            values.offline(id);
        }
        events.changed(id);
    }

    @Override
    public void identified(ManagedDevice device, InstalledDriver driver, Identification identification) {
        String reference = device.config().reference();
        Optional<Product> other =
                ProductMatch.disagreement(reference, drivers.recognise(driver, identification), identification);
        device.health()
                .identified(other.map(product -> Message.of("failure.product", product.reference(), reference))
                        .orElse(null));
        if (other.isEmpty() && device.config().serial().isEmpty()) {
            submit(() -> learn.accept(device, identification.serial()));
        }
        changed(device);
    }

    private void reconcile(ManagedDevice device) {
        Optional<InstalledDriver> driver = drivers.driver(device.config().reference());
        boolean needsLine = !driver.map(InstalledDriver::connectsItself).orElse(false);
        BusLine line = needsLine ? lines.open(device.config().line()).orElse(null) : null;
        if (driver.isPresent() && (line != null || !needsLine)) {
            if (!device.isOpenWith(driver.get(), line)) {
                open(device, driver.get(), line);
            }
            return;
        }
        device.closeSession();
        if (driver.isEmpty()) {
            offline(device, DeviceDetail.NO_DRIVER, noDriver(device));
        } else {
            offline(device, DeviceDetail.LINE_DOWN, whyDown(device));
        }
    }

    private void open(ManagedDevice device, InstalledDriver driver, @Nullable BusLine line) {
        device.health().connecting();
        Optional<Message> failure = device.open(driver, line, intake, this);
        if (failure.isPresent()) {
            offline(device, DeviceDetail.DRIVER_ERROR, failure.get());
        } else {
            events.changed(device.config().id());
        }
    }

    private void offline(ManagedDevice device, DeviceDetail why, Message error) {
        device.health().offline(why, error);
        changed(device);
    }

    /** A device that does not answer because its line is down says so, with the line's reason, for as long as that is so. */
    private void check() {
        for (ManagedDevice device : devices) {
            if (!device.isOpen()) {
                publishAbsence(device);
                continue;
            }
            String line = device.config().line();
            switch (device.health().now().detail()) {
                case CONNECTING, NO_ANSWER ->
                    lines.whyDown(line).filter(device.health()::lineDown).ifPresent(reason -> changed(device));
                case LINE_DOWN -> {
                    if (lines.isConnected(line)
                            && isOld(device)
                            && device.health().lineUp()) {
                        changed(device);
                    }
                }
                default -> {}
            }
        }
    }

    /** Sinks are told, once, that a device without a session is not read any more; a driver that is swapped is back before that. */
    private void publishAbsence(ManagedDevice device) {
        Instant since = device.health().now().since();
        if (since.isBefore(clock.instant().minus(CHECK)) && device.noteAbsence()) {
            long now = clock.millis();
            values.blocks(device.config().id())
                    .forEach(points -> intake.offer(SampleBatch.without(points, now, Quality.COMM_FAULT)));
        }
    }

    /** A line that has just been connected is given the time to ask its devices. */
    private boolean isOld(ManagedDevice device) {
        Instant connected =
                lines.line(device.config().line()).map(LineStatus::since).orElse(Instant.MAX);
        return connected.isBefore(clock.instant().minus(CHECK));
    }

    private void retry() {
        for (ManagedDevice device : devices) {
            if (device.isIn(DeviceDetail.DRIVER_ERROR)) {
                reconcile(device);
            } else if (device.health().now().state() == DeviceState.ONLINE) {
                values.forgetAbandoned(device.config().id());
            }
        }
    }

    private void keepAll() {
        submit(() -> devices.forEach(this::reconcile));
    }

    private Message whyDown(ManagedDevice device) {
        String line = device.config().line();
        return lines.exists(line)
                ? lines.whyDown(line).orElse(Message.of("failure.line.gone", line))
                : Message.of("failure.line.none", line);
    }

    private static Message noDriver(ManagedDevice device) {
        return Message.of("failure.driver.none", device.config().reference());
    }

    private static boolean isOn(ManagedDevice device, String line) {
        return device.config().line().equals(line);
    }

    /** Has something done again and again in the background, until all sessions end. */
    void every(Duration period, Runnable task) {
        opener.scheduleWithFixedDelay(guarded(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void submit(Runnable task) {
        try {
            opener.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The engine is ending; a change of a session is left out", e);
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                if (!ending) {
                    task.run();
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.error("The engine could not keep its sessions in step", e);
            }
        };
    }
}
