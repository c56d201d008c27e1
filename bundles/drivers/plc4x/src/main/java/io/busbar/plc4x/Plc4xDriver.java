package io.busbar.plc4x;

import io.busbar.driver.Driver;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMap;
import io.busbar.registers.RegisterMaps;
import io.busbar.registers.SiteMaps;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.plc4x.java.DefaultPlcDriverManager;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's maps whose id begins with {@code plc4x.} are products of this driver, for as long as their files are there. */
@Component(service = RegisterMaps.class, property = "family=plc4x", immediate = true)
public final class Plc4xDriver implements RegisterMaps {

    private static final Logger LOG = LoggerFactory.getLogger(Plc4xDriver.class);

    private final BundleContext context;
    private final SiteMaps site;
    private final SiteMaps.Subscription subscription;
    private volatile TagMaps maps = new TagMaps(List.of(), List.of());
    private @Nullable DefaultPlcDriverManager manager;
    private @Nullable TagDriver driver;
    private @Nullable ServiceRegistration<Driver> service;
    private boolean closed;

    /** Registers the driver if there are maps for it. */
    @Activate
    public Plc4xDriver(BundleContext context, @Reference SiteMaps site) {
        this.context = context;
        this.site = site;
        this.subscription = site.onChange(this::update);
        update();
    }

    /** Takes the driver away. */
    @Deactivate
    public void close() {
        subscription.close();
        synchronized (this) {
            closed = true;
            unregister();
        }
    }

    @Override
    public String family() {
        return TagDriver.FAMILY;
    }

    /** None of its maps is one of registers. */
    @Override
    public List<RegisterMap> products() {
        return List.of();
    }

    @Override
    public Optional<RegisterMap> product(String reference) {
        return Optional.empty();
    }

    @Override
    public List<MapProblem> problems() {
        return maps.problems();
    }

    @Override
    public List<MapProblem> lint(MapSource file) {
        List<MapSource> files = new ArrayList<>(own());
        files.removeIf(other -> other.file().equals(file.file()));
        Set<MapProblem> without = Set.copyOf(read(files).problems());
        files.add(file);
        return read(files).problems().stream()
                .filter(problem -> !without.contains(problem))
                .toList();
    }

    private List<MapSource> own() {
        return site.files().stream()
                .filter(file -> file.family().filter(TagDriver.FAMILY::equals).isPresent())
                .toList();
    }

    private TagMaps read(List<MapSource> files) {
        return files.isEmpty()
                ? new TagMaps(List.of(), List.of())
                : TagMaps.of(files, manager().getProtocolCodes(), maps.maps());
    }

    /** PLC4X with all its protocols: made when a site first wants one, since most sites never do. */
    private synchronized DefaultPlcDriverManager manager() {
        DefaultPlcDriverManager there = manager;
        if (there == null) {
            there = new DefaultPlcDriverManager(Plc4xDriver.class.getClassLoader());
            manager = there;
        }
        return there;
    }

    private synchronized void update() {
        if (closed) {
            return;
        }
        TagMaps next = read(own());
        next.problems().forEach(problem -> LOG.warn("{}", problem));
        maps = next;
        TagDriver running = driver;
        if (running != null && running.products().equals(TagDriver.products(next.maps()))) {
            running.use(next.maps());
            return;
        }
        // Products are constant during the life of a driver's service, so other products are another service.
        unregister();
        if (!next.maps().isEmpty()) {
            TagDriver fresh = new TagDriver(next.maps(), manager(), Clock.systemUTC());
            driver = fresh;
            service = context.registerService(
                    Driver.class, fresh, FrameworkUtil.asDictionary(Map.of("family", TagDriver.FAMILY)));
        }
    }

    private void unregister() {
        ServiceRegistration<Driver> registered = service;
        service = null;
        driver = null;
        if (registered != null) {
            registered.unregister();
        }
    }
}
