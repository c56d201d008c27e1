package io.busbar.engine.devices;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.busbar.driver.BusLink;
import io.busbar.engine.bus.LastValueTable;
import io.busbar.engine.bus.SampleIntake;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.documents.DocumentFolder;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The devices of the site. */
@Component(
        service = {Devices.class, DeviceRegistry.class},
        immediate = true)
public final class DeviceRegistry implements Devices {

    static final DocumentFolder.Type<DeviceConfig> DOCUMENTS = new DocumentFolder.Type<>(
            "devices",
            1,
            DeviceConfig.class,
            DeviceConfig::id,
            device -> DeviceRules.check(device).inWords(),
            Map.of("gateway", NullNode.getInstance(), "serial", TextNode.valueOf(""), "verified", BooleanNode.FALSE));

    /** How often the notes of drivers are written, and of how many devices at once, so that sessions need not wait for the disk. */
    private static final Duration WRITE_NOTES = Duration.ofSeconds(10);

    private static final int NOTES_AT_ONCE = 50;

    private final DocumentFolder<DeviceConfig> documents;
    private final DeviceNotes notes;
    private final LineRegistry lines;
    private final DriverCatalogue drivers;
    private final LastValueTable values;
    private final Clock clock;
    private final NavigableMap<String, ManagedDevice> devices = new ConcurrentSkipListMap<>();
    private final DevicePlanner planner;
    private final DeviceSessions sessions;

    /** The devices in this store, being read from now on. */
    @Activate
    public DeviceRegistry(
            @Reference SiteStore store,
            @Reference LineRegistry lines,
            @Reference DriverCatalogue drivers,
            @Reference SampleIntake intake,
            @Reference LastValueTable values,
            @Reference DeviceEvents events,
            @Reference Clock clock) {
        this.documents = store.folder(DOCUMENTS);
        this.notes = new DeviceNotes(store);
        this.lines = lines;
        this.drivers = drivers;
        this.values = values;
        this.clock = clock;
        try {
            documents.load().forEach(device -> devices.put(device.id(), manage(device)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.planner = new DevicePlanner(devices, lines, drivers);
        this.sessions =
                new DeviceSessions(devices.values(), lines, drivers, intake, values, events, clock, this::learn);
        sessions.start();
        sessions.every(WRITE_NOTES, () -> notes.write(NOTES_AT_ONCE));
    }

    @Deactivate
    void stop() {
        sessions.close();
        notes.write(Integer.MAX_VALUE);
    }

    private ManagedDevice manage(DeviceConfig config) {
        return new ManagedDevice(config, clock, notes.of(config.id()));
    }

    @Override
    public List<DeviceStatus> devices() {
        return devices.values().stream().map(this::status).toList();
    }

    @Override
    public Optional<DeviceStatus> device(String id) {
        return Optional.ofNullable(devices.get(id)).map(this::status);
    }

    /** The link by which a device is read; empty while it is not. */
    public Optional<BusLink> link(String id) {
        return Optional.ofNullable(devices.get(id)).flatMap(ManagedDevice::link);
    }

    @Override
    public DeviceStatus add(NewDevice wish) {
        ManagedDevice added;
        synchronized (lines.edits()) {
            DevicePlanner.Plan plan = planner.plan(wish);
            store(plan);
            added = manage(plan.device());
            devices.put(plan.device().id(), added);
        }
        sessions.configured(added);
        sessions.keep(added);
        return status(added);
    }

    @Override
    public DeviceStatus update(DeviceConfig wish) {
        ManagedDevice device;
        synchronized (lines.edits()) {
            device = find(wish.id());
            DeviceConfig before = device.config();
            DeviceConfig after = planner.change(wish, before);
            if (after.equals(before)) {
                return status(device);
            }
            documents.put(after);
            if (device.configure(after)) {
                values.remove(after.id());
                notes.clear(after.id());
            }
        }
        sessions.configured(device);
        sessions.keep(device);
        return status(device);
    }

    @Override
    public DeviceConfig planAdd(NewDevice wish) {
        synchronized (lines.edits()) {
            return planner.plan(wish).device();
        }
    }

    @Override
    public DeviceConfig planUpdate(DeviceConfig wish) {
        synchronized (lines.edits()) {
            return planner.change(wish, find(wish.id()).config());
        }
    }

    @Override
    public void remove(String id) {
        ManagedDevice device;
        synchronized (lines.edits()) {
            device = find(id);
            long behind = planner.behind(id);
            if (behind > 0) {
                throw ProblemException.of(Kind.CONFLICT, "device.gateway.used", id, behind);
            }
            documents.delete(id);
            devices.remove(id);
            device.remove();
            notes.remove(id);
            values.remove(id);
        }
        sessions.configured(device);
    }

    @Override
    public void resetCounters(String id) {
        find(id).resetCounters();
    }

    @Override
    public void refresh(String id) {
        sessions.refresh(find(id));
    }

    /** Keeps the serial number of the device that was found where nobody has said one, so that another in its place is noticed. */
    private void learn(ManagedDevice device, String serial) {
        synchronized (lines.edits()) {
            DeviceConfig config = device.config();
            boolean wanted = config.serial().isEmpty() && devices.get(config.id()) == device;
            if (!wanted || serial.isBlank() || serial.length() > FieldChecks.SERIAL_LENGTH) {
                return;
            }
            DeviceConfig known = config.withSerial(serial.strip());
            documents.put(known);
            device.configure(known);
        }
        sessions.configured(device);
    }

    /** Writes the device and, before it, its line; neither stays if one cannot be written. */
    private void store(DevicePlanner.Plan plan) {
        LineConfig newLine = plan.newLine();
        if (newLine == null) {
            documents.put(plan.device());
            return;
        }
        lines.add(newLine);
        try {
            documents.put(plan.device());
        } catch (ProblemException e) {
            lines.remove(newLine.id());
            throw e;
        }
    }

    ManagedDevice find(String id) {
        ManagedDevice device = devices.get(id);
        if (device == null) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", id);
        }
        return device;
    }

    private DeviceStatus status(ManagedDevice device) {
        return device.status(drivers.product(device.config().reference()).orElse(null));
    }
}
