package io.busbar.rest.gateway;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.values.LastValues;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Knows whether the gateway can be used. It asks for nothing that must be there, so that it can say what is missing; its fields follow the
 * services as they come and go.
 */
@Component(service = Readiness.class)
public final class Readiness {

    /** Whether the gateway can be used. */
    public enum Status {
        /** Measures, stores and answers. */
        READY,
        /** Not there yet. */
        STARTING,
        /** Has been ready, but something that it needs is missing or takes no data. */
        DEGRADED
    }

    /** What everybody may know. */
    public record Health(Status status, String version) {}

    private final String version;
    private final AtomicBoolean wasReady = new AtomicBoolean();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Devices devices;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable LastValues lastValues;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Historian historian;

    /** Says the version of this bundle, which is that of the gateway. */
    @Activate
    public Readiness(BundleContext context) {
        this(version(context.getBundle().getVersion()), null, null, null);
    }

    Readiness(
            String version, @Nullable Devices devices, @Nullable LastValues lastValues, @Nullable Historian historian) {
        this.version = version;
        this.devices = devices;
        this.lastValues = lastValues;
        this.historian = historian;
    }

    /** Whether the gateway can be used now. Returns at once. */
    public Health health() {
        return new Health(status(), version);
    }

    /** How the store fares, if there is one. */
    public Optional<HistorianStatus> historian() {
        return Optional.ofNullable(historian).map(Historian::status);
    }

    /** Whether everything that resources are made of is there. */
    public boolean isComplete() {
        return devices != null && lastValues != null && historian != null;
    }

    private Status status() {
        HistorianStatus.State store = historian().map(HistorianStatus::state).orElse(HistorianStatus.State.OPENING);
        boolean complete = devices != null && lastValues != null;
        if (complete && store == HistorianStatus.State.READY) {
            wasReady.set(true);
            return Status.READY;
        }
        boolean storeRefuses = complete && store == HistorianStatus.State.READ_ONLY;
        return wasReady.get() || storeRefuses ? Status.DEGRADED : Status.STARTING;
    }

    private static String version(Version version) {
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
