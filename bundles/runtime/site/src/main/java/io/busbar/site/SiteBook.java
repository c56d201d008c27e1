package io.busbar.site;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.site.Favourites;
import io.busbar.gateway.site.Fluids;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Hierarchies.Limits;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Usages;
import io.busbar.gateway.values.LastValues;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what people say of the site and offers it as services. Its parts need each other in a circle (a load has a usage, a usage in use
 * stays), so they are made here together and not as components of their own.
 *
 * <p>Engine and values may come and go: what is known stays.
 */
@Component(
        service = EventHandler.class,
        immediate = true,
        property = EventConstants.EVENT_TOPIC + "=" + Devices.TOPIC_CHANGED,
        configurationPid = "io.busbar.hierarchies")
@Designate(ocd = HierarchyLimits.class)
public final class SiteBook implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SiteBook.class);
    private static final long SETTLE_MILLIS = 300;
    private static final long LOOK_SECONDS = 10;
    private static final long STOP_SECONDS = 3;

    private final UsageList usages;
    private final FluidList fluids;
    private final LoadBook loads;
    private final HierarchyBook hierarchies;
    private final FavouriteList favourites;
    private final LoadSightings sightings;
    private final @Nullable EventAdmin events;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "busbar-site");
        thread.setDaemon(true);
        return thread;
    });

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Devices devices;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable LastValues values;

    /** The documents of this gateway. */
    @Activate
    public SiteBook(
            BundleContext context,
            @Reference SiteStore store,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable EventAdmin events,
            HierarchyLimits limits)
            throws IOException {
        this(store, events, limits(limits));
        offer(context, Usages.class, usages);
        offer(context, Fluids.class, fluids);
        offer(context, Loads.class, loads);
        offer(context, Hierarchies.class, hierarchies);
        offer(context, Favourites.class, favourites);
        executor.scheduleWithFixedDelay(this::lookNow, SETTLE_MILLIS, LOOK_SECONDS * 1000, TimeUnit.MILLISECONDS);
    }

    /** A book without a framework, with the least limits: for tools, benchmarks and tests. */
    public static SiteBook at(Path data, Clock clock) throws IOException {
        return new SiteBook(new SiteStore(data, FileLayer.system(), clock), null, HierarchyBook.LEAST);
    }

    private SiteBook(SiteStore store, @Nullable EventAdmin events, Limits limits) throws IOException {
        this.events = events;
        // Each asks the others only when somebody changes something, and by then all are there.
        this.usages = new UsageList(store.folder(UsageList.TYPE), this::loadsOfUsage);
        this.fluids = new FluidList(store.folder(FluidList.TYPE), this::isFluidUsed);
        this.loads = new LoadBook(
                store.folder(LoadBook.DEVICES),
                store.folder(LoadBook.MADE),
                fluid -> fluids.fluid(fluid).isPresent(),
                usage -> usages.usage(usage).isPresent(),
                this::hierarchyWith,
                () -> tell(Loads.TOPIC_CHANGED, Map.of()));
        this.hierarchies = new HierarchyBook(
                store.folder(HierarchyBook.TYPE),
                limits,
                loads::load,
                fluid -> fluids.fluid(fluid).isPresent(),
                id -> tell(Hierarchies.TOPIC_CHANGED, Map.of("hierarchy", id)));
        this.favourites = new FavouriteList(store.folder(FavouriteList.TYPE));
        this.sightings = new LoadSightings(loads);
    }

    private static Limits limits(HierarchyLimits settings) {
        Limits least = HierarchyBook.LEAST;
        return new Limits(
                atLeast("hierarchies", settings.hierarchies(), least.hierarchies()),
                atLeast("nodes", settings.nodes(), least.nodes()),
                atLeast("loads", settings.loads(), least.loads()));
    }

    private static int atLeast(String name, int wish, int least) {
        if (wish < least) {
            LOG.error("The setting {} of io.busbar.hierarchies is {}; {} is the least and is used", name, wish, least);
        }
        return Math.max(wish, least);
    }

    private <T> void offer(BundleContext context, Class<T> type, T service) {
        services.add(context.registerService(type, service, FrameworkUtil.asDictionary(Map.of())));
    }

    @Deactivate
    void stop() {
        services.forEach(ServiceRegistration::unregister);
        // Not by interrupting: that would tear the file that is being written.
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The loads are still being looked at while the site is stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A device changed: its loads are looked at a little later, once for many changes. */
    @Override
    public void handleEvent(Event event) {
        if (waiting.compareAndSet(false, true) && !executor.isShutdown()) {
            executor.schedule(this::lookNow, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lookNow() {
        waiting.set(false);
        Devices engine = devices;
        LastValues read = values;
        if (engine == null || read == null) {
            return;
        }
        try {
            look(engine, read);
        } catch (RuntimeException e) {
            LOG.error("The loads of the devices could not be taken over", e);
        }
    }

    /** Takes over which loads the devices have now. */
    public void look(Devices engine, LastValues read) {
        sightings.look(engine, read);
    }

    private int loadsOfUsage(String usage) {
        return (int) loads.loads().stream()
                .filter(load -> load.usage().equals(usage))
                .count();
    }

    private boolean isFluidUsed(String fluid) {
        return loads.loads().stream().anyMatch(load -> load.fluid().equals(fluid))
                || hierarchies.hierarchies().stream()
                        .anyMatch(hierarchy -> hierarchy.fluid().equals(fluid));
    }

    private Optional<String> hierarchyWith(String load) {
        return hierarchies.with(load);
    }

    private void tell(String topic, Map<String, String> properties) {
        if (events != null) {
            events.postEvent(new Event(topic, properties));
        }
    }

    /** The usages. */
    public Usages usages() {
        return usages;
    }

    /** The fluids. */
    public Fluids fluids() {
        return fluids;
    }

    /** The loads. */
    public Loads loads() {
        return loads;
    }

    /** The hierarchies. */
    public Hierarchies hierarchies() {
        return hierarchies;
    }

    /** The kept views. */
    public Favourites favourites() {
        return favourites;
    }
}
