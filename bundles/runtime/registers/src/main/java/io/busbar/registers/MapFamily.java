package io.busbar.registers;

import io.busbar.driver.Driver;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver bundle's whole work: registers the {@link Driver} and the {@link RegisterMaps} of the maps that it ships, under the site's
 * corrections, and follows these while it runs. Devices whose map has not changed are read on without a pause.
 */
public final class MapFamily implements RegisterMaps, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MapFamily.class);

    private final String family;
    private final BundleContext context;
    private final SiteMaps site;
    private final List<MapSource> shipped;
    private final ServiceRegistration<RegisterMaps> mapsService;
    private final SiteMaps.Subscription subscription;
    private volatile MapLibrary library;
    private MapDriver driver;
    private boolean closed;
    private @Nullable ServiceRegistration<Driver> driverService;

    private MapFamily(String family, BundleContext context, SiteMaps site) {
        this.family = family;
        this.context = context;
        this.site = site;
        this.shipped = MapFiles.of(context.getBundle());
        this.library = library();
        this.driver = new MapDriver(family, library.products());
        this.mapsService = context.registerService(RegisterMaps.class, this, properties());
        register();
        this.subscription = site.onChange(this::update);
    }

    /** Registers the family's services; closing the result takes them away. */
    public static MapFamily open(String family, BundleContext context, SiteMaps site) {
        return new MapFamily(family, context, site);
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public List<RegisterMap> products() {
        return library.products();
    }

    @Override
    public Optional<RegisterMap> product(String reference) {
        return library.product(reference);
    }

    @Override
    public List<MapProblem> problems() {
        return library.problems();
    }

    @Override
    public List<MapProblem> lint(MapSource file) {
        return MapLibrary.lint(shipped, own(), file);
    }

    @Override
    public void close() {
        subscription.close();
        mapsService.unregister();
        synchronized (this) {
            closed = true;
            unregister();
        }
    }

    private MapLibrary library() {
        MapLibrary read = MapLibrary.of(shipped, own());
        read.problems().forEach(problem -> LOG.warn("{}", problem));
        return read;
    }

    private List<MapSource> own() {
        return site.files().stream()
                .filter(file -> file.family().filter(family::equals).isPresent())
                .toList();
    }

    private synchronized void update() {
        if (closed) {
            return;
        }
        MapLibrary next = library();
        library = next;
        MapDriver changed = new MapDriver(family, next.products());
        if (changed.products().equals(driver.products())) {
            driver.use(next.products());
        } else {
            // Products are constant during the life of a driver's service, so other products are another service.
            unregister();
            driver = changed;
            register();
        }
    }

    private synchronized void register() {
        driverService = context.registerService(Driver.class, driver, properties());
    }

    private Dictionary<String, Object> properties() {
        return FrameworkUtil.asDictionary(Map.of("family", family));
    }

    private synchronized void unregister() {
        ServiceRegistration<Driver> registered = driverService;
        driverService = null;
        if (registered != null) {
            registered.unregister();
        }
    }
}
