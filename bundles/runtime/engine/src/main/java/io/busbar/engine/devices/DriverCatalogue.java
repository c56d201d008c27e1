package io.busbar.engine.devices;

import io.busbar.driver.Driver;
import io.busbar.driver.GenericProduct;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.Product;
import io.busbar.gateway.devices.Drivers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
    public Optional<Product> product(String reference) {
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

    /** The tables in which devices say what they are, as all drivers know them, those that more of them know first. */
    public List<IdentificationTable> identificationTables() {
        Map<String, List<IdentificationTable>> byName = new LinkedHashMap<>();
        for (IdentificationTable table : ofAll(Driver::identificationTables)) {
            byName.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(table);
        }
        return byName.values().stream()
                .sorted(Comparator.comparingInt((List<IdentificationTable> same) -> same.size())
                        .reversed())
                .map(same -> same.get(0))
                .toList();
    }

    /** The products that a device may be by what it says of itself, each of which it can be read as. */
    public List<Product> candidates(Identification identification) {
        return ofAll(driver -> driver.candidates(identification)).stream()
                .filter(known.products::contains)
                .distinct()
                .toList();
    }

    /** As what a device can be read that nobody recognises. */
    public List<GenericProduct> generic(Identification identification) {
        return ofAll(driver -> driver.generic(identification));
    }

    private <T> List<T> ofAll(Function<Driver, List<T>> question) {
        List<T> answers = new ArrayList<>();
        for (InstalledDriver installed : known.drivers) {
            try {
                if (!installed.isGone()) {
                    answers.addAll(question.apply(installed.driver()));
                }
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("The driver {} failed to say what it can recognise", installed, e);
            }
        }
        return answers;
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
