package io.busbar.shell;

import io.busbar.driver.LoadDescription;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device as commands show it. */
final class DeviceView {

    private DeviceView() {}

    /** State and reason in words. */
    static String state(DeviceStatus device, Words words) {
        String state = words.say(device.state());
        return device.detail() == DeviceDetail.NONE ? state : state + ", " + words.say(device.detail());
    }

    static Map<String, @Nullable Object> json(DeviceStatus device) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", device.config().id());
        json.put("name", device.config().name());
        json.put("zone", device.config().zone());
        json.put("reference", device.config().reference());
        json.put("line", device.config().line());
        json.put("unit", device.config().unit());
        json.put("state", device.state().name());
        json.put("detail", device.detail().name());
        json.put("since", device.since().toString());
        json.put("lastError", device.lastError());
        json.put("counters", json(device.traffic()));
        json.put("skipped", device.timing().skipped());
        json.put("p99LateMillis", number(device.timing().p99LateMillis()));
        json.put("stretch", number(device.timing().stretch()));
        return json;
    }

    static List<Map<String, Object>> json(List<LoadDescription> loads) {
        return loads.stream()
                .map(load ->
                        Map.<String, Object>of("key", load.key(), "name", load.name(), "connection", load.connection()))
                .toList();
    }

    static Map<String, @Nullable Object> json(Traffic traffic) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("requests", traffic.requests());
        json.put("answers", traffic.answers());
        json.put("timeouts", traffic.timeouts());
        json.put("exceptions", traffic.exceptions());
        json.put("malformed", traffic.malformed());
        json.put("reconnects", traffic.reconnects());
        json.put("late", traffic.late());
        json.put("p50Millis", number(traffic.p50Millis()));
        json.put("p99Millis", number(traffic.p99Millis()));
        json.put("crcErrors", traffic.crcErrors());
        return json;
    }

    /** A number as JSON has it: it knows no NaN. */
    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
