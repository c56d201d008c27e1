package io.busbar.simulator.demo;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.NullUnmarked;

/** Devices and lines in memory; every device is online. */
@NullUnmarked
final class FakeGateway implements Devices, Lines, Site {

    private static final Traffic NO_TRAFFIC = new Traffic(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN);

    final Map<String, DeviceConfig> devices = new ConcurrentSkipListMap<>();
    final Map<String, LineConfig> lines = new ConcurrentSkipListMap<>();
    volatile boolean hasDrivers = true;

    @Override
    public List<DeviceStatus> devices() {
        return devices.values().stream().map(FakeGateway::status).toList();
    }

    @Override
    public Optional<DeviceStatus> device(String id) {
        return Optional.ofNullable(devices.get(id)).map(FakeGateway::status);
    }

    @Override
    public DeviceStatus add(NewDevice device) {
        if (!hasDrivers) {
            throw ProblemException.invalid("reference", "device.reference.unknown", device.reference());
        }
        DeviceConfig config = new DeviceConfig(
                device.id(), device.reference(), device.name(), device.zone(), device.line(), device.unit(), Map.of());
        if (devices.putIfAbsent(config.id(), config) != null) {
            throw ProblemException.of(ProblemException.Kind.CONFLICT, "device.exists", config.id());
        }
        return status(config);
    }

    @Override
    public DeviceStatus update(DeviceConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String id) {
        devices.remove(id);
    }

    @Override
    public void refresh(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LineStatus> lines() {
        return lines.values().stream().map(FakeGateway::status).toList();
    }

    @Override
    public Optional<LineStatus> line(String id) {
        return Optional.ofNullable(lines.get(id)).map(FakeGateway::status);
    }

    @Override
    public LineStatus add(LineConfig config) {
        lines.put(config.id(), config);
        return status(config);
    }

    @Override
    public LineStatus update(LineConfig config) {
        return add(config);
    }

    @Override
    public void resetCounters(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "Test";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Paris");
    }

    private static DeviceStatus status(DeviceConfig config) {
        return new DeviceStatus(
                config, null, DeviceState.ONLINE, DeviceDetail.NONE, Instant.EPOCH, null, null, List.of(), NO_TRAFFIC);
    }

    private static LineStatus status(LineConfig config) {
        return new LineStatus(config, LineState.CONNECTED, Instant.EPOCH, null, NO_TRAFFIC);
    }
}
