package io.busbar.rest.devices;

import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.Timing;
import io.busbar.rest.documents.Counters;
import io.busbar.rest.documents.MessageDocument;
import io.busbar.rest.documents.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device and how it fares, as the interface and the live stream show it. */
public record DeviceDocument(
        String id,
        String reference,
        String name,
        String zone,
        String line,
        int unit,
        Map<String, Integer> periodsMs,
        @Nullable String gateway,
        String serial,
        boolean verified,
        DeviceState state,
        DeviceDetail detail,
        Instant since,
        @Nullable String lastError,
        @Nullable MessageDocument error,
        @Nullable ProductDocument product,
        @Nullable Identification identification,
        List<LoadDescription> loads,
        Counters counters,
        Timing timing) {

    /** The device as a caller sees it who does or does not see addresses. */
    public static DeviceDocument of(DeviceStatus status, boolean seesAddresses) {
        DeviceConfig config = status.config();
        return new DeviceDocument(
                config.id(),
                config.reference(),
                config.name(),
                config.zone(),
                config.line(),
                config.unit(),
                config.periodsMs(),
                config.gateway(),
                config.serial(),
                config.verified(),
                status.state(),
                status.detail(),
                status.since(),
                Redaction.sentence(status.lastError(), null, seesAddresses),
                MessageDocument.of(status.error(), null, seesAddresses),
                status.product() == null ? null : ProductDocument.of(status.product()),
                status.identification(),
                status.loads(),
                Counters.of(status.traffic()),
                status.timing());
    }
}
