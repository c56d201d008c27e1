package io.busbar.rest.devices;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller sends to change a device. */
record DeviceSettings(
        @Nullable String id,
        @Nullable String reference,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String line,
        @Nullable Integer unit,
        @Nullable Map<String, @Nullable Integer> periodsMs,
        @Nullable String gateway,
        @Nullable String serial,
        @Nullable Boolean verified) {

    /**
     * The configuration that is wished for this device. Gateway, serial number and the mark that the map is verified stay as they are
     * where they are not given; the empty text takes the first two away.
     */
    DeviceConfig config(DeviceConfig before) {
        String device = before.id();
        List<FieldProblem> problems = new ArrayList<>();
        if (id != null && !id.equals(device)) {
            problems.add(FieldProblem.of("id", "document.id", device));
        }
        require(problems, "reference", reference);
        require(problems, "name", name);
        require(problems, "line", line);
        require(problems, "unit", unit);
        Map<String, @Nullable Integer> periods = periodsMs == null ? Map.of() : periodsMs;
        periods.forEach((tier, period) -> require(problems, "periodsMs." + tier, period));
        if (reference == null || name == null || line == null || unit == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new DeviceConfig(
                device,
                reference,
                name,
                zone == null ? "" : zone,
                line,
                unit,
                numbers(periods),
                gateway == null ? before.gateway() : gateway,
                serial == null ? before.serial() : serial,
                verified == null ? before.verified() : verified);
    }

    private static Map<String, Integer> numbers(Map<String, @Nullable Integer> periods) {
        Map<String, Integer> numbers = new HashMap<>();
        periods.forEach((tier, period) -> {
            if (period != null) {
                numbers.put(tier, period);
            }
        });
        return numbers;
    }

    private static void require(List<FieldProblem> problems, String field, @Nullable Object value) {
        if (value == null) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
    }
}
