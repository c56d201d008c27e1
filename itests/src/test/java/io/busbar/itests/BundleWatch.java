package io.busbar.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** Sees whether bundles are refreshed or restarted, all but one that somebody is working on. */
final class BundleWatch implements SynchronousBundleListener, AutoCloseable {

    private final BundleContext context;
    private final String except;
    private final Map<Long, Snapshot> before;
    private final Map<Long, String> services;
    private final List<String> events = new CopyOnWriteArrayList<>();

    private record Snapshot(String name, BundleWiring wiring, long modified, int state) {
        private static Snapshot of(Bundle bundle) {
            return new Snapshot(
                    bundle.getSymbolicName(),
                    Objects.requireNonNull(bundle.adapt(BundleWiring.class)),
                    bundle.getLastModified(),
                    bundle.getState());
        }
    }

    BundleWatch(BundleContext context, String except) throws Exception {
        this.context = context;
        this.except = except;
        this.before = bundles();
        this.services = services();
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String name = event.getBundle().getSymbolicName();
        if (!except.equals(name)) {
            events.add(name + " " + event.getType());
        }
    }

    /** The wiring of a bundle is another object once the bundle has been resolved anew. */
    void assertNothingRefreshed() {
        assertThat(events).as("events of other bundles").isEmpty();
        assertThat(bundles())
                .as("wiring, last change and state of other bundles")
                .isEqualTo(before);
    }

    /** A component that was activated again has registered its services again, under other numbers. */
    void assertNothingRestarted() throws Exception {
        Map<Long, String> now = services();
        List<String> gone = new ArrayList<>();
        services.forEach((id, name) -> {
            if (!now.containsKey(id)) {
                gone.add(name);
            }
        });
        assertThat(gone).as("services of other bundles that are gone").isEmpty();
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
    }

    private Map<Long, Snapshot> bundles() {
        return Stream.of(context.getBundles())
                .filter(bundle -> !except.equals(bundle.getSymbolicName()))
                .collect(Collectors.toMap(Bundle::getBundleId, Snapshot::of));
    }

    private Map<Long, String> services() throws Exception {
        Map<Long, String> found = new TreeMap<>();
        for (ServiceReference<?> reference : context.getAllServiceReferences(null, null)) {
            Bundle owner = reference.getBundle();
            if (owner != null
                    && !Set.of(except, context.getBundle().getSymbolicName()).contains(owner.getSymbolicName())) {
                found.put(
                        (Long) reference.getProperty("service.id"),
                        owner.getSymbolicName() + " " + List.of((String[]) reference.getProperty("objectClass")));
            }
        }
        return found;
    }
}
