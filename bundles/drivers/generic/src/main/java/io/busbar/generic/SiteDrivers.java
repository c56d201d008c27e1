package io.busbar.generic;

import io.busbar.driver.Driver;
import io.busbar.registers.MapDriver;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMap;
import io.busbar.registers.RegisterMaps;
import io.busbar.registers.SiteMaps;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One driver for each of the site's own maps, so that a changed or broken file touches the devices of no other. Files that belong to
 * another family's driver are left to it.
 */
@Component(service = RegisterMaps.class, property = "family=site", immediate = true)
public final class SiteDrivers implements RegisterMaps {

    private static final Logger LOG = LoggerFactory.getLogger(SiteDrivers.class);

    /** Begins the family of every driver made here; the map's id follows. */
    static final String PREFIX = "site-";

    private record Running(MapDriver driver, ServiceRegistration<Driver> service) {}

    private final BundleContext context;
    private final SiteMaps site;
    private final Map<String, Running> drivers = new HashMap<>();
    private final SiteMaps.Subscription subscription;
    private volatile List<RegisterMap> inUse = List.of();
    private volatile List<MapProblem> problems = List.of();
    private boolean closed;

    /** Registers a driver for each map that is there, and for those that come. */
    @Activate
    public SiteDrivers(BundleContext context, @Reference SiteMaps site) {
        this.context = context;
        this.site = site;
        this.subscription = site.onChange(this::update);
        update();
    }

    /** Takes all drivers away. */
    @Deactivate
    public void close() {
        subscription.close();
        synchronized (this) {
            closed = true;
            List.copyOf(drivers.keySet()).forEach(this::remove);
        }
    }

    @Override
    public String family() {
        return SITE;
    }

    @Override
    public List<RegisterMap> products() {
        return inUse;
    }

    @Override
    public Optional<RegisterMap> product(String reference) {
        return inUse.stream()
                .filter(map -> map.product().orElseThrow().reference().equals(reference))
                .findFirst();
    }

    @Override
    public List<MapProblem> problems() {
        return problems;
    }

    @Override
    public List<MapProblem> lint(MapSource file) {
        return MapLibrary.lint(List.of(), own(), file);
    }

    private List<MapSource> own() {
        return site.files().stream()
                .filter(file ->
                        file.family().filter(family -> !family.equals(SITE)).isEmpty())
                .toList();
    }

    private synchronized void update() {
        if (closed) {
            return;
        }
        List<MapSource> own = own();
        MapLibrary next = MapLibrary.of(own);
        problems = next.problems();
        problems.forEach(problem -> LOG.warn("{}", problem));
        Map<String, RegisterMap> wanted = new HashMap<>();
        next.products().forEach(map -> wanted.put(map.id(), map));
        // A file that has become faulty keeps the driver that it had, until it is mended or removed.
        List<String> present = own.stream().flatMap(file -> file.id().stream()).toList();
        List.copyOf(drivers.keySet()).stream()
                .filter(id -> !wanted.containsKey(id) && !present.contains(id))
                .forEach(this::remove);
        wanted.forEach(this::put);
        inUse = drivers.values().stream()
                .flatMap(running -> running.driver().maps().stream())
                .sorted(Comparator.comparing(RegisterMap::id))
                .toList();
    }

    private void put(String id, RegisterMap map) {
        Running running = drivers.get(id);
        MapDriver driver = new MapDriver(PREFIX + id, List.of(map));
        if (running != null && running.driver().products().equals(driver.products())) {
            running.driver().use(List.of(map));
            return;
        }
        remove(id);
        ServiceRegistration<Driver> service = context.registerService(
                Driver.class, driver, FrameworkUtil.asDictionary(Map.of("family", driver.family())));
        drivers.put(id, new Running(driver, service));
        LOG.info("Map {} is a driver for {}", id, map.product().orElseThrow().reference());
    }

    private void remove(String id) {
        Running running = drivers.remove(id);
        if (running != null) {
            running.service().unregister();
            LOG.info("Map {} is no longer a driver", id);
        }
    }
}
