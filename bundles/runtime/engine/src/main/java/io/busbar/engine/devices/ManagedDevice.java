package io.busbar.engine.devices;

import io.busbar.driver.BusLink;
import io.busbar.driver.CommandException;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.DeviceMemory;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.Product;
import io.busbar.engine.bus.SampleIntake;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.Timing;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.Message;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device that people set up, with its session while it has one. */
final class ManagedDevice {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedDevice.class);

    private record Open(
            InstalledDriver driver, @Nullable BusLine line, SessionContext context, DeviceSession session) {}

    private final DeviceHealth health;
    private final DeviceMemory memory;
    private volatile DeviceConfig config;
    private volatile @Nullable Open open;
    private volatile @Nullable Identification identification;
    private volatile List<LoadDescription> loads = List.of();
    private volatile boolean removed;
    private volatile boolean absenceNoted;

    ManagedDevice(DeviceConfig config, Clock clock, DeviceMemory memory) {
        this.config = config;
        this.memory = memory;
        this.health = new DeviceHealth(clock);
    }

    DeviceConfig config() {
        return config;
    }

    DeviceHealth health() {
        return health;
    }

    DeviceMemory memory() {
        return memory;
    }

    @Nullable
    Identification identification() {
        return identification;
    }

    /** What the device can be told to do; nothing while it has no session. */
    List<DeviceCommand> commands() {
        Open now = open;
        return now == null ? List.of() : now.session().commands();
    }

    /** Has the device carry out a command. */
    CompletionStage<Void> execute(String key, @Nullable Long argument) {
        Open now = open;
        return now == null
                ? CompletableFuture.failedFuture(new CommandException(CommandException.Reason.UNKNOWN, key))
                : now.session().execute(key, argument);
    }

    void identified(Identification said) {
        identification = said;
    }

    /** Whether this differs from what was known. */
    boolean loads(List<LoadDescription> said) {
        boolean changed = !loads.equals(said);
        loads = List.copyOf(said);
        return changed;
    }

    boolean isReadBy(InstalledDriver driver) {
        Open now = open;
        return now != null && now.driver() == driver;
    }

    /** Whether the device has no session, and that was not noted yet. */
    boolean noteAbsence() {
        boolean first = open == null && !absenceNoted;
        absenceNoted = absenceNoted || first;
        return first;
    }

    boolean isOpen() {
        return open != null;
    }

    /** The link of the session; empty without one. */
    Optional<BusLink> link() {
        Open now = open;
        return now == null || now.line() == null
                ? Optional.empty()
                : Optional.of(now.context().link());
    }

    /** Whether the session, if any, is with this driver on this line. */
    synchronized boolean isOpenWith(InstalledDriver driver, @Nullable BusLine line) {
        Open now = open;
        return now != null && now.driver() == driver && now.line() == line;
    }

    /**
     * Opens a session in the place of the one there may be. Does nothing if the driver is gone or the device has been removed.
     *
     * @param line null for a driver that connects itself
     * @return why it failed, or empty
     */
    synchronized Optional<Message> open(
            InstalledDriver driver, @Nullable BusLine line, SampleIntake intake, SessionContext.Observer observer) {
        closeSession();
        if (removed || driver.isGone()) {
            return Optional.empty();
        }
        SessionContext context = null;
        try {
            context = new SessionContext(this, driver, line, intake, observer);
            DeviceSession session = driver.driver().open(new DeviceReference(config.id(), config.reference()), context);
            open = new Open(driver, line, context, session);
            absenceNoted = false;
            return Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The driver {} cannot begin to read {}", driver, config.id(), e);
            if (context != null) {
                context.end();
                context.unitLink().close();
            }
            String message = e.getMessage();
            return Optional.of(Message.of("failure.driver", message == null ? e.toString() : message));
        }
    }

    /** Closes the session if it is with this driver. */
    synchronized boolean closeSession(InstalledDriver driver) {
        return isReadBy(driver) && closeSession();
    }

    /** Closes the session; false if there was none. */
    synchronized boolean closeSession() {
        Open closing = open;
        if (closing == null) {
            return false;
        }
        open = null;
        closing.context().end();
        try {
            closing.session().close();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The driver {} could not end its session with {}", closing.driver(), config.id(), e);
        }
        // Whatever the driver left behind on the line goes with the link.
        closing.context().unitLink().close();
        return true;
    }

    /**
     * Changes the settings. The session is closed if it was opened with others than these; names are for people only and close nothing.
     *
     * @return whether what was read until now belongs to another device
     */
    synchronized boolean configure(DeviceConfig changed) {
        DeviceConfig before = config;
        boolean otherDevice = !changed.reference().equals(before.reference())
                || !changed.line().equals(before.line())
                || changed.unit() != before.unit();
        if (otherDevice || !changed.periodsMs().equals(before.periodsMs())) {
            closeSession();
        }
        config = changed;
        if (otherDevice) {
            identification = null;
            loads = List.of();
        }
        return otherDevice;
    }

    /** Closes the session for good. */
    synchronized void remove() {
        removed = true;
        closeSession();
    }

    synchronized void refresh() {
        Open now = open;
        if (now == null) {
            return;
        }
        try {
            now.session().refresh();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The driver {} could not refresh {}", now.driver(), config.id(), e);
        }
    }

    void resetCounters() {
        Open now = open;
        if (now != null) {
            now.context().unitLink().resetCounters();
        }
    }

    DeviceStatus status(@Nullable Product product) {
        DeviceHealth.Now now = health.now();
        Open session = open;
        Traffic traffic =
                session == null ? NoTraffic.NONE : session.context().unitLink().traffic();
        return new DeviceStatus(
                config,
                product,
                now.state(),
                now.detail(),
                now.since(),
                now.lastError() == null ? null : now.lastError().text(Locale.ENGLISH),
                identification,
                loads,
                traffic,
                now.lastError(),
                session == null ? Timing.NONE : session.context().unitLink().timing());
    }

    boolean isIn(DeviceDetail detail) {
        return health.now().detail() == detail;
    }
}
