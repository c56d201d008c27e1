package io.busbar.alarms;

import io.busbar.gateway.condition.Conditions;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LastValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;

/** The parts of the gateway that alarms look at, as they are at this moment: watching goes on while one of them is updated. */
@Component(service = GatewayParts.class)
public final class GatewayParts {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Devices devices;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LastValues lastValues;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Historian historian;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable StorageWatch storageWatch;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Conditions conditions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Site site;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable EventAdmin events;

    Optional<Devices> devices() {
        return Optional.ofNullable(devices);
    }

    Optional<LastValues> lastValues() {
        return Optional.ofNullable(lastValues);
    }

    Optional<Historian> historian() {
        return Optional.ofNullable(historian);
    }

    Optional<StorageWatch> storageWatch() {
        return Optional.ofNullable(storageWatch);
    }

    Optional<Conditions> conditions() {
        return Optional.ofNullable(conditions);
    }

    Optional<Site> site() {
        return Optional.ofNullable(site);
    }

    Optional<EventAdmin> events() {
        return Optional.ofNullable(events);
    }
}
