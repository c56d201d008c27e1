package io.busbar.shell;

import io.busbar.driver.LoadDescription;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two devices, and a note of what was asked for. */
final class FixedDevices implements Devices {

    final List<NewDevice> wishes = new ArrayList<>();
    final List<String> reset = new ArrayList<>();
    final List<String> removed = new ArrayList<>();

    private final List<DeviceStatus> devices = List.of(
            status("e44-7", "COUNTIS E44", 7, DeviceState.ONLINE, DeviceDetail.NONE),
            status("i35-102", "DIRIS Digiware I-35", 102, DeviceState.OFFLINE, DeviceDetail.NO_ANSWER));

    static DeviceStatus status(String id, String reference, int unit, DeviceState state, DeviceDetail detail) {
        return new DeviceStatus(
                new DeviceConfig(id, reference, "Chiller", "Roof", "m70", unit, Map.of()),
                null,
                state,
                detail,
                Shell.NOW.minusSeconds(300),
                state == DeviceState.OFFLINE ? "No answer within 3000 ms" : null,
                null,
                List.of(new LoadDescription("1", "Pump", "3P+N")),
                new Traffic(100, 98, 2, 0, 0, 0, 0, 4.5, 12));
    }

    @Override
    public List<DeviceStatus> devices() {
        return devices;
    }

    @Override
    public Optional<DeviceStatus> device(String id) {
        return devices.stream()
                .filter(device -> device.config().id().equals(id))
                .findFirst();
    }

    @Override
    public DeviceStatus add(NewDevice device) {
        wishes.add(device);
        if (device.reference() == null || device.reference().isEmpty()) {
            throw ProblemException.invalid("reference", "field.required");
        }
        return devices.get(0);
    }

    @Override
    public DeviceStatus update(DeviceConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String id) {
        if (device(id).isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", id);
        }
        removed.add(id);
    }

    @Override
    public void resetCounters(String id) {
        reset.add(id);
    }

    @Override
    public void refresh(String id) {
        throw new UnsupportedOperationException();
    }
}
