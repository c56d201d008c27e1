package io.busbar.engine.detection;

import io.busbar.driver.Product.Ability;
import io.busbar.engine.devices.DriverCatalogue;
import io.busbar.engine.devices.LineRegistry;
import io.busbar.gateway.detection.Acceptance;
import io.busbar.gateway.detection.Finding.Change;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of an accepted entry what it says: a device more, another, or one less. */
final class AcceptanceDesk {

    private final Devices devices;
    private final LineRegistry lines;
    private final DriverCatalogue drivers;

    AcceptanceDesk(Devices devices, LineRegistry lines, DriverCatalogue drivers) {
        this.devices = devices;
        this.lines = lines;
        this.drivers = drivers;
    }

    /** A new gateway comes before what sits behind it, and one that is gone goes after. */
    List<Acceptance> inOrder(List<Acceptance> acceptances, Map<String, InboxEntry> entries) {
        return acceptances.stream()
                .sorted(Comparator.comparingInt(acceptance -> rank(acceptance, entries.get(acceptance.id()))))
                .toList();
    }

    /**
     * Takes an entry.
     *
     * @return id of the device that it is about
     * @throws ProblemException if it cannot be taken
     */
    String take(InboxEntry entry, Acceptance how) {
        return switch (entry.change()) {
            case NEW -> add(entry, how);
            case GONE -> {
                String device = configured(entry).id();
                devices.remove(device);
                yield device;
            }
            default -> change(entry, how);
        };
    }

    private String add(InboxEntry entry, Acceptance how) {
        String reference = reference(entry, how.reference());
        NewDevice wish = new NewDevice(
                null,
                reference,
                how.name(),
                how.zone(),
                entry.line(),
                entry.line() == null ? entry.host() : null,
                entry.line() == null ? entry.port() : null,
                entry.unit(),
                gateway(entry),
                entry.serial());
        DeviceConfig added = devices.add(wish).config();
        if (isGateway(reference)) {
            adopt(added);
        }
        return added.id();
    }

    private String change(InboxEntry entry, Acceptance how) {
        DeviceConfig config = configured(entry);
        boolean other = entry.change() == Change.OTHER_PRODUCT;
        String name = how.name();
        String zone = how.zone();
        return devices.update(new DeviceConfig(
                        config.id(),
                        other ? reference(entry, how.reference()) : config.reference(),
                        name == null || name.isBlank() ? config.name() : name,
                        zone == null ? config.zone() : zone,
                        config.line(),
                        entry.unit(),
                        config.periodsMs(),
                        config.gateway(),
                        entry.serial()))
                .config()
                .id();
    }

    /** Devices of the line that were set up before their gateway sit behind it from now on. */
    private void adopt(DeviceConfig gateway) {
        for (DeviceStatus device : devices.devices()) {
            DeviceConfig config = device.config();
            if (config.line().equals(gateway.line())
                    && config.gateway() == null
                    && !config.id().equals(gateway.id())
                    && !isGateway(config.reference())) {
                devices.update(config.withGateway(gateway.id()));
            }
        }
    }

    /** The device set up as the gateway that this was found behind, or null. */
    private @Nullable String gateway(InboxEntry entry) {
        Integer behind = entry.behind();
        Optional<String> line = entry.line() != null
                ? Optional.of(entry.line())
                : Optional.ofNullable(entry.host())
                        .flatMap(host -> lines.tcpLineTo(host, entry.port()))
                        .map(there -> there.id());
        if (behind == null || line.isEmpty()) {
            return null;
        }
        return devices.devices().stream()
                .map(DeviceStatus::config)
                .filter(config -> config.line().equals(line.get()) && config.unit() == behind)
                .filter(config -> isGateway(config.reference()))
                .map(DeviceConfig::id)
                .findFirst()
                .orElse(null);
    }

    private String reference(InboxEntry entry, @Nullable String wished) {
        if (wished != null && !wished.isBlank()) {
            return wished;
        }
        return entry.references().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("reference", "inbox.reference"));
    }

    private DeviceConfig configured(InboxEntry entry) {
        return Optional.ofNullable(entry.device())
                .flatMap(devices::device)
                .map(DeviceStatus::config)
                .orElseThrow(
                        () -> ProblemException.of(Kind.NOT_FOUND, "device.unknown", String.valueOf(entry.device())));
    }

    private int rank(Acceptance acceptance, @Nullable InboxEntry entry) {
        if (entry == null) {
            return 0;
        }
        String reference = acceptance.reference() != null
                ? acceptance.reference()
                : entry.references().stream().findFirst().orElse("");
        boolean first = isGateway(reference) == (entry.change() != Change.GONE);
        return first ? -1 : 1;
    }

    private boolean isGateway(String reference) {
        return drivers.product(reference)
                .map(product -> product.abilities().contains(Ability.GATEWAY))
                .orElse(false);
    }
}
