package io.busbar.rest.gateway;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.rest.services.GatewayServices;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows whether the gateway can be used. */
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
    private final GatewayServices services;
    private final AtomicBoolean wasReady = new AtomicBoolean();

    /** Says the version of this bundle, which is that of the gateway. */
    @Activate
    public Readiness(BundleContext context, @Reference GatewayServices services) {
        this(version(context.getBundle().getVersion()), services);
    }

    Readiness(String version, GatewayServices services) {
        this.version = version;
        this.services = services;
    }

    /** Whether the gateway can be used now. Returns at once. */
    public Health health() {
        return new Health(status(), version);
    }

    /** How the store fares, if there is one. */
    public Optional<HistorianStatus> historian() {
        return services.store().map(Historian::status);
    }

    private Status status() {
        HistorianStatus.State store = historian().map(HistorianStatus::state).orElse(HistorianStatus.State.OPENING);
        boolean complete = services.isComplete();
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
