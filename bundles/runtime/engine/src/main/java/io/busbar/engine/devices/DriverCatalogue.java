package io.busbar.engine.devices;

import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import io.busbar.gateway.devices.Drivers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drivers that are there. Where two know the same reference the service with the higher ranking is taken, so that a site's own map
 * can win over one that came with the gateway.
 */
@Component(service = {Drivers.class, DriverCatalogue.class})
public final class DriverCatalogue implements Drivers {

    private static final Logger LOG = LoggerFactory.getLogger(DriverCatalogue.class);

    /** What is known, replaced as a whole. */
    private record Known(
            List<InstalledDriver> drivers, Map<String, InstalledDriver> byReference, List<Product> products) {

        static Known of(List<InstalledDriver> bestFirst) {
            Map<String, InstalledDriver> byReference = new LinkedHashMap<>();
            Map<String, Product> products = new TreeMap<>();
            for (InstalledDriver driver : bestFirst) {
                for (Product product : driver.products()) {
                    if (byReference.putIfAbsent(product.reference(), driver) == null) {
                        products.put(product.reference(), product);
                    }
                }
            }
            List<Product> ordered = products.values().stream()
                    .sorted(Comparator.comparing(Product::family).thenComparing(Product::reference))
                    .toList();
            return new Known(bestFirst, byReference, ordered);
        }
    }

    private final TreeMap<ServiceReference<Driver>, InstalledDriver> services =
            new TreeMap<>(Comparator.reverseOrder());
    private volatile Known known = Known.of(List.of());
    private volatile DriverUsers users = DriverUsers.NONE;

    /** A catalogue without drivers. */
    @Activate
    public DriverCatalogue() {
        // Drivers are told by addDriver, before and after activation alike.
    }

    void serve(DriverUsers newUsers) {
        users = newUsers;
    }

    /** The driver to read a reference with. */
    Optional<InstalledDriver> driver(String reference) {
        return Optional.ofNullable(known.byReference.get(reference));
    }

    /** What a driver says of a reference, found in spite of case and hyphens. */
    Optional<Product> product(String reference) {
        return References.find(known.products, reference);
    }

    /** The product that a device says it is, by any driver that recognises it, this one asked first. */
    Optional<Product> recognise(InstalledDriver first, Identification identification) {
        List<InstalledDriver> order = new ArrayList<>(List.of(first));
        known.drivers.stream().filter(driver -> driver != first).forEach(order::add);
        for (InstalledDriver installed : order) {
            try {
                Optional<Product> product = installed.isGone()
                        ? Optional.empty()
                        : installed.driver().recognise(identification);
                if (product.isPresent()) {
                    return product;
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The driver {} failed to look at {}", installed, identification, e);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Installed> installed() {
        return known.drivers.stream()
                .sorted(Comparator.comparing(InstalledDriver::family).thenComparing(InstalledDriver::bundle))
                .map(driver -> new Installed(
                        driver.family(), driver.bundle(), driver.version(), driver.products(), users.count(driver)))
                .toList();
    }

    @Override
    public List<Product> catalogue() {
        return known.products;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDriver(Driver driver, ServiceReference<Driver> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return;
        }
        InstalledDriver installed;
        try {
            installed = new InstalledDriver(
                    driver, bundle.getSymbolicName(), bundle.getVersion().toString());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The driver in {} does not say what it can read and is left out", bundle, e);
            return;
        }
        synchronized (services) {
            services.put(reference, installed);
            known = Known.of(List.copyOf(services.values()));
        }
        LOG.info(
                "Driver {} is there with {} products",
                installed,
                installed.products().size());
        users.added();
    }

    void removeDriver(ServiceReference<Driver> reference) {
        InstalledDriver removed;
        synchronized (services) {
            removed = services.remove(reference);
            known = Known.of(List.copyOf(services.values()));
        }
        if (removed != null) {
            removed.goes();
            LOG.info("Driver {} goes", removed);
            users.removed(removed);
        }
    }
}
