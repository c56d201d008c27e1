package io.busbar.alarms.system;

import io.busbar.alarms.core.Verdict;
import io.busbar.driver.Product;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Devices that do not answer, or of which a value that an alarm needs does not come any more. */
final class DeviceSource implements SystemSource {

    private final Supplier<Optional<List<DeviceStatus>>> devices;
    private final Supplier<Set<String>> blind;

    DeviceSource(Supplier<Optional<List<DeviceStatus>>> devices, Supplier<Set<String>> blind) {
        this.devices = devices;
        this.blind = blind;
    }

    @Override
    public String prefix() {
        return "system/communication/";
    }

    @Override
    public Optional<List<Finding>> look(Instant now) {
        Set<String> withoutValues = blind.get();
        return devices.get().map(all -> {
            List<Finding> findings = new ArrayList<>(all.size());
            for (DeviceStatus device : all) {
                String id = device.config().id();
                Instant since = device.state() == DeviceState.OFFLINE ? device.since() : now;
                findings.add(new Finding(
                        verdict(device.state(), withoutValues.contains(id)),
                        SystemDrafts.of(
                                prefix() + id,
                                "communication",
                                id,
                                Criticality.NON_CRITICAL,
                                true,
                                List.of(device.config().name()),
                                since)));
            }
            return findings;
        });
    }

    private static Verdict verdict(DeviceState state, boolean blind) {
        return switch (state) {
            case OFFLINE -> Verdict.BEYOND;
            case UNKNOWN -> Verdict.UNKNOWN;
            case ONLINE, DEGRADED -> blind ? Verdict.BEYOND : Verdict.WITHIN;
        };
    }

    /** Devices that are read by a register map that nobody has checked. */
    static final class Maps implements SystemSource {

        private final Supplier<Optional<List<DeviceStatus>>> devices;

        Maps(Supplier<Optional<List<DeviceStatus>>> devices) {
            this.devices = devices;
        }

        @Override
        public String prefix() {
            return "system/map/";
        }

        @Override
        public Optional<List<Finding>> look(Instant now) {
            return devices.get().map(all -> all.stream()
                    .map(device -> new Finding(
                            verdict(device),
                            SystemDrafts.of(
                                    prefix() + device.config().id(),
                                    "map",
                                    device.config().id(),
                                    Criticality.INFORMATION,
                                    false,
                                    List.of(device.config().reference()),
                                    now)))
                    .toList());
        }

        private static Verdict verdict(DeviceStatus device) {
            Product product = device.product();
            if (product == null) {
                return Verdict.UNKNOWN;
            }
            return product.status().needsBadge() && !device.config().verified() ? Verdict.BEYOND : Verdict.WITHIN;
        }
    }
}
