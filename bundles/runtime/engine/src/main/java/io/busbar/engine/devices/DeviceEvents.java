package io.busbar.engine.devices;

import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.detection.Inbox;
import io.busbar.gateway.devices.Devices;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells the rest of the world, by EventAdmin where there is one, what changed: a device, a detection, the inbox. */
@Component(service = DeviceEvents.class)
public final class DeviceEvents {

    private volatile @Nullable EventAdmin eventAdmin;

    /** Events that go nowhere until there is an EventAdmin. */
    @Activate
    public DeviceEvents() {
        // EventAdmin is told by setEventAdmin.
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setEventAdmin(EventAdmin admin) {
        eventAdmin = admin;
    }

    void unsetEventAdmin(EventAdmin admin) {
        if (eventAdmin == admin) {
            eventAdmin = null;
        }
    }

    /** State or settings of a device changed. Returns at once. */
    void changed(String device) {
        post(Devices.TOPIC_CHANGED, Map.of("device", device));
    }

    /** A detection has news. Returns at once. */
    public void detection(String id) {
        post(Detections.TOPIC_CHANGED, Map.of("detection", id));
    }

    /** The inbox changed. Returns at once. */
    public void inbox() {
        post(Inbox.TOPIC_CHANGED, Map.of());
    }

    private void post(String topic, Map<String, String> properties) {
        EventAdmin admin = eventAdmin;
        if (admin != null) {
            admin.postEvent(new Event(topic, properties));
        }
    }
}
