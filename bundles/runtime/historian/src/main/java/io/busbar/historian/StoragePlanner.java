package io.busbar.historian;

import io.busbar.driver.Quantity;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import io.busbar.historian.plan.Plan;
import io.busbar.historian.plan.PlanDocuments;
import io.busbar.historian.plan.PlannedPoints;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** The storage plan of the site: what is usual by the settings, and what people have decided otherwise. */
@Component(
        service = {StoragePlans.class, StoragePlanner.class},
        configurationPid = HistorianSettings.PID)
public final class StoragePlanner implements StoragePlans, Plan {

    /** Where the devices and their values are to be found; both come and go with the engine. */
    interface Site {
        /** Whether there is a device of this id. */
        boolean exists(String device);

        /** The last values of a device; empty while there are none. */
        List<LiveValue> values(String device);
    }

    private final PlanDocuments documents;
    private final Site site;
    private final @Nullable EventAdmin events;

    /** The plan of this gateway. */
    @Activate
    public StoragePlanner(
            BundleContext context,
            @Reference SiteStore store,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable EventAdmin events,
            HistorianSettings settings) {
        this(documents(store, settings), new FrameworkSite(new Located(context)), events);
    }

    StoragePlanner(PlanDocuments documents, Site site, @Nullable EventAdmin events) {
        this.documents = documents;
        this.site = site;
        this.events = events;
    }

    private static PlanDocuments documents(SiteStore store, HistorianSettings settings) {
        try {
            return new PlanDocuments(HistorianSettings.Plans.plan(settings), store.folder(PlanDocuments.TYPE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record FrameworkSite(Located services) implements Site {
        @Override
        public boolean exists(String device) {
            return services.ask(Devices.class, devices -> devices.device(device).isPresent())
                    .orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "gateway.starting"));
        }

        @Override
        public List<LiveValue> values(String device) {
            return services.ask(LastValues.class, values -> values.values(device))
                    .orElse(List.of());
        }
    }

    @Override
    public List<StorageOverride> siteOverrides() {
        return documents.overrides(PlanDocuments.SITE);
    }

    @Override
    public void setSiteOverrides(List<StorageOverride> overrides) {
        documents.set(PlanDocuments.SITE, overrides);
        tell(Map.of());
    }

    @Override
    public List<StorageOverride> overrides(String device) {
        return documents.overrides(device);
    }

    @Override
    public void setOverrides(String device, List<StorageOverride> overrides) {
        requireDevice(device);
        documents.set(device, overrides);
        tell(Map.of("device", device));
    }

    @Override
    public List<PlannedPoint> points(String device) {
        requireDevice(device);
        return PlannedPoints.of(device, site.values(device), documents);
    }

    private void requireDevice(String device) {
        if (!site.exists(device)) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", device);
        }
    }

    private void tell(Map<String, String> properties) {
        if (events != null) {
            events.postEvent(new Event(TOPIC_CHANGED, properties));
        }
    }

    @Override
    public long version() {
        return documents.version();
    }

    @Override
    public Decision decide(String device, String load, Quantity quantity) {
        return documents.decide(device, load, quantity);
    }
}
