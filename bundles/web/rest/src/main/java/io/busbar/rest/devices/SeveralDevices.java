package io.busbar.rest.devices;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller sends to change several devices at once: only what is given changes, for all of them alike. */
record SeveralDevices(
        @Nullable List<@Nullable String> devices,
        @Nullable String zone,
        @Nullable String line,
        @Nullable String gateway,
        @Nullable Map<String, @Nullable Integer> periodsMs) {

    private static final int MOST = 1000;

    /** The ids, each once. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String id : devices == null ? List.<@Nullable String>of() : devices) {
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        if (ids.isEmpty() || ids.size() > MOST) {
            throw ProblemException.invalid("devices", "devices.count", MOST, ids.size());
        }
        if (zone == null && line == null && gateway == null && periodsMs == null) {
            throw ProblemException.invalid(List.of(FieldProblem.of("zone", "devices.nothing")));
        }
        return ids;
    }

    /** The configuration that is wished for one of them; a period of null is the tier's own again. */
    DeviceConfig config(DeviceConfig before) {
        Map<String, Integer> periods = new HashMap<>(before.periodsMs());
        if (periodsMs != null) {
            periodsMs.forEach((tier, millis) -> {
                if (millis == null) {
                    periods.remove(tier);
                } else {
                    periods.put(tier, millis);
                }
            });
        }
        return new DeviceConfig(
                before.id(),
                before.reference(),
                before.name(),
                zone == null ? before.zone() : zone,
                line == null ? before.line() : line,
                before.unit(),
                periods,
                gateway == null ? before.gateway() : gateway,
                before.serial(),
                before.verified());
    }
}
