package io.busbar.rest.live;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.rest.devices.DeviceDocument;
import io.busbar.rest.gateway.Readiness;
import io.busbar.rest.services.GatewayServices;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes events of changes. Only the last event of a frame has an id, so that a broken frame is sent again as a whole. */
final class Frames {

    /** What {@code device} events say: the device as it is now, or null if it was removed. */
    private record LiveDevice(String id, @Nullable DeviceDocument device) {}

    /** What {@code system} events say. */
    private record LiveSystem(Readiness.Status status, String version, HistorianStatus.@Nullable State historian) {}

    private record Event(String name, byte[] data) {}

    private static final byte[] VALUES_BEGIN = ascii("{\"values\":[");
    private static final byte[] VALUES_END = ascii("]}");

    private final LiveJson writer = new LiveJson();
    private final Devices devices;
    private final Readiness readiness;
    private final GatewayServices services;
    private final String epoch;

    Frames(Devices devices, Readiness readiness, GatewayServices services, String epoch) {
        this.devices = devices;
        this.readiness = readiness;
        this.services = services;
        this.epoch = epoch;
    }

    /** The frame for these changes, as a caller sees it who does or does not see addresses. */
    byte[] frame(LiveTable.Changes changes, boolean seesAddresses) {
        List<Event> events = new ArrayList<>();
        if (changes.system()) {
            events.add(new Event("system", system()));
        }
        for (String id : changes.devices()) {
            DeviceDocument device = devices.device(id)
                    .map(status -> DeviceDocument.of(status, seesAddresses))
                    .orElse(null);
            events.add(new Event("device", utf8(writer.json(new LiveDevice(id, device)))));
        }
        if (changes.detections() && services.detects()) {
            events.add(new Event("detection", utf8(writer.json(LiveDetections.of(services)))));
        }
        if (changes.alarms()) {
            services.alarmsIfPresent()
                    .ifPresent(alarms -> events.add(new Event("alarm", utf8(writer.json(LiveAlarms.of(alarms))))));
        }
        if (!changes.values().isEmpty()) {
            events.add(new Event("values", values(changes.values())));
        }
        ByteArrayOutputStream frame =
                new ByteArrayOutputStream(256 + 128 * changes.values().size());
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            frame.writeBytes(ascii("event: " + event.name() + "\n"));
            if (i == events.size() - 1) {
                frame.writeBytes(ascii("id: " + epoch + "-" + changes.upTo() + "\n"));
            }
            frame.writeBytes(ascii("data: "));
            frame.writeBytes(event.data());
            frame.writeBytes(ascii("\n\n"));
        }
        return frame.toByteArray();
    }

    /** The number in the id of the last event that a client received, or null if it is of another life of the gateway. */
    @Nullable
    Long resumed(@Nullable String lastEventId) {
        if (lastEventId == null || !lastEventId.startsWith(epoch + "-")) {
            return null;
        }
        try {
            return Long.valueOf(lastEventId.substring(epoch.length() + 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private byte[] system() {
        Readiness.Health health = readiness.health();
        HistorianStatus.State store =
                readiness.historian().map(HistorianStatus::state).orElse(null);
        return utf8(writer.json(new LiveSystem(health.status(), health.version(), store)));
    }

    private static byte[] values(List<byte[]> values) {
        int length = VALUES_BEGIN.length + VALUES_END.length + values.size();
        for (byte[] value : values) {
            length += value.length;
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream(length);
        json.writeBytes(VALUES_BEGIN);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(values.get(i));
        }
        json.writeBytes(VALUES_END);
        return json.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
