package io.busbar.alarms;

import io.busbar.gateway.condition.Conditions;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LastValues;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.EventAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The parts of the gateway that alarms look at, as they are at this moment: watching goes on while one of them is updated. They are looked
 * for at their first use after the start, not at it: the engine hands its samples to this bundle, and a reference back would make a circle.
 */
final class GatewayParts implements AutoCloseable {

    private final BundleContext context;
    private final Map<Class<?>, ServiceTracker<?, ?>> trackers = new ConcurrentHashMap<>();
    private volatile boolean started;

    GatewayParts(BundleContext context) {
        this.context = context;
    }

    /** Until this is called there are no parts. */
    void start() {
        started = true;
    }

    Optional<Devices> devices() {
        return find(Devices.class);
    }

    Optional<LastValues> lastValues() {
        return find(LastValues.class);
    }

    Optional<Historian> historian() {
        return find(Historian.class);
    }

    Optional<StorageWatch> storageWatch() {
        return find(StorageWatch.class);
    }

    Optional<Conditions> conditions() {
        return find(Conditions.class);
    }

    Optional<Site> site() {
        return find(Site.class);
    }

    Optional<EventAdmin> events() {
        return find(EventAdmin.class);
    }

    private <S> Optional<S> find(Class<S> type) {
        if (!started) {
            return Optional.empty();
        }
        ServiceTracker<?, ?> tracker = trackers.get(type);
        if (tracker == null) {
            // opened before others see it and outside any lock, since it may wait for the part that it looks for
            ServiceTracker<S, S> opened = new ServiceTracker<>(context, type, null);
            opened.open();
            tracker = trackers.putIfAbsent(type, opened);
            if (tracker == null) {
                tracker = opened;
            } else {
                opened.close();
            }
        }
        @Nullable Object service = tracker.getService();
        return Optional.ofNullable(type.cast(service));
    }

    @Override
    public void close() {
        trackers.values().forEach(ServiceTracker::close);
        trackers.clear();
    }
}
