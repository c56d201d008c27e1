package io.busbar.simulator.demo;

import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.simulator.DeviceSpec;
import java.util.List;
import java.util.Optional;

/** Sets up the simulated lines and devices in the gateway, through the same services as a person would. */
final class DemoDevices {

    private static final String NO_DRIVER_YET = "device.reference.";

    private final Lines lines;
    private final Devices devices;

    DemoDevices(Lines lines, Devices devices) {
        this.lines = lines;
        this.devices = devices;
    }

    /** Whether nobody has set up any device. */
    boolean isEmpty() {
        return devices.devices().isEmpty();
    }

    /** Makes the gateway know a line. */
    void line(String id, String host, int port) {
        if (lines.line(id).isEmpty()) {
            lines.add(LineConfig.tcp(id, host, port));
        }
    }

    /** Tells the gateway where a line that it knows is now. */
    void move(String id, String host, int port) {
        Optional<LineConfig> known = lines.line(id).map(LineStatus::config);
        if (known.isEmpty()) {
            return;
        }
        if (known.get().port() != port || !host.equals(known.get().host())) {
            LineConfig old = known.get();
            lines.update(new LineConfig(
                    id,
                    LineConfig.Kind.TCP,
                    host,
                    port,
                    null,
                    0,
                    old.parity(),
                    0,
                    old.gapMs(),
                    old.timeoutMs(),
                    old.inFlight(),
                    old.quietMs()));
        }
    }

    /**
     * Makes the gateway know a device.
     *
     * @return false if its driver is not installed yet: try again later
     */
    boolean device(DeviceSpec spec, String line) {
        try {
            devices.add(new NewDevice(
                    spec.id(), spec.reference(), spec.name(), spec.zone(), line, null, null, spec.unit()));
            return true;
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.CONFLICT) {
                return true;
            }
            boolean onlyDriverMissing = !e.fields().isEmpty()
                    && e.fields().stream().allMatch(field -> field.code().startsWith(NO_DRIVER_YET));
            if (onlyDriverMissing) {
                return false;
            }
            throw e;
        }
    }

    /** Whether all of these devices answer. */
    boolean areOnline(List<String> ids) {
        return ids.stream().map(devices::device).allMatch(status -> status.map(DeviceStatus::state)
                .filter(DeviceState.ONLINE::equals)
                .isPresent());
    }
}
