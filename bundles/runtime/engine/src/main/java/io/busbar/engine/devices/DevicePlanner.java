package io.busbar.engine.devices;

import io.busbar.driver.Product;
import io.busbar.driver.Product.Ability;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns what a person asks for into settings that can be used, or says all that is wrong with it. Changes nothing. */
final class DevicePlanner {

    private static final int DEFAULT_PORT = 502;

    /** A device to add, and the line to add for it first, unless there is one already. */
    record Plan(DeviceConfig device, @Nullable LineConfig newLine) {}

    /** Where a device is: a line, which is to be added where it is not null. */
    private record Place(String line, @Nullable LineConfig newLine) {}

    private final Map<String, ManagedDevice> devices;
    private final LineRegistry lines;
    private final DriverCatalogue drivers;

    DevicePlanner(Map<String, ManagedDevice> devices, LineRegistry lines, DriverCatalogue drivers) {
        this.devices = devices;
        this.lines = lines;
        this.drivers = drivers;
    }

    /**
     * Plans a new device.
     *
     * @throws ProblemException naming each field at fault
     */
    Plan plan(NewDevice wish) {
        FieldChecks checks = new FieldChecks();
        Optional<Product> product = product(checks, wish.reference());
        boolean connectsItself =
                product.map(Product::reference).map(this::connectsItself).orElse(false);
        Optional<Place> place = connectsItself ? nowhere(checks, wish) : place(checks, wish);
        int unit = connectsItself ? 0 : unit(checks, wish);
        String wishedId = wish.id() == null ? "" : wish.id().strip();
        if (!wishedId.isEmpty()) {
            checks.id("id", wishedId);
        }
        checks.text("name", wish.name(), FieldChecks.NAME_LENGTH);
        checks.text("zone", wish.zone(), FieldChecks.NAME_LENGTH);
        place.ifPresent(where -> checkUnitFree(checks, where.line(), unit, other -> true));
        String gateway = strip(wish.gateway());
        place.ifPresent(where -> checkGateway(checks, gateway, where.line(), wishedId));
        checks.text("serial", wish.serial(), FieldChecks.SERIAL_LENGTH);
        checks.orThrow();

        Product known = product.orElseThrow();
        Place where = place.orElseThrow();
        if (devices.containsKey(wishedId)) {
            throw ProblemException.of(Kind.CONFLICT, "device.exists", wishedId);
        }
        String id = wishedId.isEmpty()
                ? DeviceIds.device(known.reference(), known.family(), connectsItself ? 1 : unit, devices::containsKey)
                : wishedId;
        String usual = connectsItself ? known.reference() : known.reference() + " " + unit;
        String name = strip(wish.name()).isEmpty() ? usual : strip(wish.name());
        return new Plan(
                new DeviceConfig(
                        id,
                        known.reference(),
                        name,
                        strip(wish.zone()),
                        where.line(),
                        unit,
                        Map.of(),
                        gateway.isEmpty() ? null : gateway,
                        strip(wish.serial())),
                where.newLine());
    }

    /**
     * Plans a change of settings. A reference that no driver knows may stay: its driver may be away for a moment.
     *
     * @throws ProblemException naming each field at fault
     */
    DeviceConfig change(DeviceConfig wish, DeviceConfig before) {
        FieldChecks checks = DeviceRules.check(wish);
        String reference = before.reference();
        if (!before.reference().equals(wish.reference()) && !checks.has("reference")) {
            reference =
                    product(checks, wish.reference()).map(Product::reference).orElse(reference);
        }
        if (connectsItself(reference)) {
            nowhere(checks, wish.line(), wish.unit());
        } else if (wish.line().isBlank()) {
            checks.add("line", "field.required");
        } else if (!lines.exists(wish.line())) {
            checks.add("line", "line.unknown", wish.line());
        }
        checkUnitFree(checks, wish.line(), wish.unit(), other -> !other.equals(wish.id()));
        String gateway = strip(wish.gateway());
        checkGateway(checks, gateway, wish.line(), wish.id());
        if (!wish.line().equals(before.line()) && !checks.has("line")) {
            long behind = behind(wish.id());
            if (behind > 0) {
                checks.add("line", "device.gateway.moved", wish.id(), behind);
            }
        }
        checks.orThrow();
        return new DeviceConfig(
                wish.id(),
                reference,
                wish.name().strip(),
                strip(wish.zone()),
                wish.line(),
                wish.unit(),
                wish.periodsMs(),
                gateway.isEmpty() ? null : gateway,
                wish.serial().strip(),
                wish.verified() && reference.equals(before.reference()));
    }

    /** How many devices sit behind this one. */
    long behind(String gateway) {
        return devices.values().stream()
                .filter(device -> gateway.equals(device.config().gateway()))
                .count();
    }

    private Optional<Product> product(FieldChecks checks, @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            checks.add("reference", "field.required");
            return Optional.empty();
        }
        Optional<Product> product = drivers.product(reference);
        if (product.isEmpty()) {
            References.similar(drivers.catalogue(), reference)
                    .ifPresentOrElse(
                            similar -> checks.add("reference", "device.reference.similar", reference, similar),
                            () -> checks.add("reference", "device.reference.unknown", reference));
        }
        return product;
    }

    private boolean connectsItself(String reference) {
        return drivers.driver(reference).map(InstalledDriver::connectsItself).orElse(false);
    }

    private static int unit(FieldChecks checks, NewDevice wish) {
        checks.range("unit", wish.unit(), 0, 255);
        return wish.unit() == null ? -1 : wish.unit();
    }

    /** Where a device is that its driver reaches by itself. */
    private static Optional<Place> nowhere(FieldChecks checks, NewDevice wish) {
        nowhere(checks, strip(wish.line()), wish.unit() == null ? 0 : wish.unit());
        if (!strip(wish.host()).isEmpty()) {
            checks.add("host", "device.line.own");
        }
        return Optional.of(new Place("", null));
    }

    private static void nowhere(FieldChecks checks, String line, int unit) {
        if (!line.isEmpty()) {
            checks.add("line", "device.line.own");
        }
        if (unit != 0) {
            checks.add("unit", "device.line.own");
        }
    }

    private Optional<Place> place(FieldChecks checks, NewDevice wish) {
        String line = strip(wish.line());
        if (!line.isEmpty()) {
            if (!lines.exists(line)) {
                checks.add("line", "line.unknown", line);
                return Optional.empty();
            }
            return Optional.of(new Place(line, null));
        }
        String host = strip(wish.host());
        if (host.isEmpty()) {
            checks.add("host", "device.line.missing");
            return Optional.empty();
        }
        int port = wish.port() == null ? DEFAULT_PORT : wish.port();
        LineRules.host(checks, host);
        checks.range("port", port, 1, 65_535);
        if (checks.has("host") || checks.has("port")) {
            return Optional.empty();
        }
        return Optional.of(lines.tcpLineTo(host, port)
                .map(there -> new Place(there.id(), null))
                .orElseGet(() -> {
                    String id = lines.idFor(host, port);
                    return new Place(id, LineConfig.tcp(id, host, port));
                }));
    }

    private void checkUnitFree(FieldChecks checks, String line, int unit, Predicate<String> counts) {
        if (line.isEmpty()) {
            return;
        }
        devices.values().stream()
                .map(ManagedDevice::config)
                .filter(other -> other.unit() == unit && other.line().equals(line) && counts.test(other.id()))
                .findFirst()
                .ifPresent(
                        other -> checks.add("unit", "device.address.taken", Integer.toString(unit), line, other.id()));
    }

    private void checkGateway(FieldChecks checks, String gateway, String line, String device) {
        if (gateway.isEmpty()) {
            return;
        }
        ManagedDevice there = devices.get(gateway);
        if (there == null || gateway.equals(device)) {
            checks.add("gateway", "device.gateway.unknown", gateway);
            return;
        }
        DeviceConfig config = there.config();
        boolean carries = drivers.product(config.reference())
                .map(product -> product.abilities().contains(Ability.GATEWAY))
                .orElse(true);
        if (!carries) {
            checks.add("gateway", "device.gateway.product", gateway, config.reference());
        } else if (!config.line().equals(line)) {
            checks.add("gateway", "device.gateway.line", gateway, config.line());
        }
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
