package io.busbar.exports.plan;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.exports.format.FileNames;
import io.busbar.exports.format.Series;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.lines.LineConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is to export: the devices, and what the history has of each. */
public final class Topology {

    private static final String NO_ADDRESS = "0.0.0.0";
    private static final String CURVES = "load.curve.";
    private static final Comparator<Series> ORDER = Comparator.comparingInt((Series one) -> loadNumber(one.loadKey()))
            .thenComparing(Series::loadKey)
            .thenComparingInt(one -> one.quantity().number())
            .thenComparing(one -> one.quantity().key());

    /**
     * A device, as files name it.
     *
     * @param part its name in names of files, which no other device has
     */
    public record Device(String id, String name, String part, String address, int unit, List<NamedLoad> loads) {}

    /** A load that the device has a name for. */
    public record NamedLoad(String key, String name) {}

    /** What people call a load, what it is used for and what it takes. */
    public record LoadNames(String load, String usage, String nature) {}

    /** Knows what people call loads. */
    @FunctionalInterface
    public interface Names {
        /** The names of a load of a device. */
        LoadNames of(Device device, String loadKey);
    }

    private Topology() {}

    /** The devices, ordered by id. */
    public static List<Device> devices(Devices devices, Lines lines) {
        Map<String, Integer> parts = new HashMap<>();
        List<DeviceStatus> all = devices.devices();
        all.forEach(device -> parts.merge(FileNames.part(device.config().name()), 1, Integer::sum));
        List<Device> found = new ArrayList<>();
        for (DeviceStatus device : all) {
            String part = FileNames.part(device.config().name());
            boolean alone = parts.getOrDefault(part, 0) == 1;
            found.add(new Device(
                    device.config().id(),
                    device.config().name(),
                    // The id of a device is like no name's part with another id behind it.
                    alone ? part : part + "-" + device.config().id(),
                    address(lines, device.config().line()),
                    device.config().unit(),
                    device.loads().stream()
                            .map(load -> new NamedLoad(load.key(), load.name()))
                            .toList()));
        }
        return found;
    }

    private static String address(Lines lines, String line) {
        return line.isEmpty()
                ? NO_ADDRESS
                : lines.line(line)
                        .map(status -> status.config().kind() == LineConfig.Kind.RTU
                                        || status.config().host() == null
                                ? NO_ADDRESS
                                : String.valueOf(status.config().host()))
                        .orElse(NO_ADDRESS);
    }

    /** The series of a device that belong to a category, load by load. */
    public static List<Series> series(Historian historian, Device device, Category category, Names names) {
        List<Series> series = new ArrayList<>();
        Map<String, LoadNames> loads = new HashMap<>();
        int start = device.id().length() + 1;
        for (String point : historian.points(device.id() + "/")) {
            int slash = point.indexOf('/', start);
            if (slash > 0) {
                String load = point.substring(start, slash);
                Quantity.find(point.substring(slash + 1))
                        .filter(quantity -> belongs(quantity, category))
                        .ifPresent(quantity -> {
                            LoadNames named = loads.computeIfAbsent(load, key -> names.of(device, key));
                            series.add(new Series(
                                    point, quantity, category, load, named.load(), named.usage(), named.nature()));
                        });
            }
        }
        series.sort(ORDER);
        return series;
    }

    private static boolean belongs(Quantity quantity, Category category) {
        boolean curve = quantity.kind() == QuantityKind.GAUGE && quantity.key().startsWith(CURVES);
        return switch (category) {
            case INDEX -> quantity.kind() == QuantityKind.INDEX;
            case LOAD_CURVE -> curve;
            case MEASURE -> quantity.kind() == QuantityKind.GAUGE && !curve;
        };
    }

    private static int loadNumber(String key) {
        if (key.equals("-")) {
            return 0;
        }
        return key.chars().allMatch(Character::isDigit) && key.length() < 9 ? Integer.parseInt(key) : Integer.MAX_VALUE;
    }
}
