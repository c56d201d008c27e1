package io.busbar.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The parts of the gateway as services of the framework, looked up when they are asked for: so one that is missing makes only those
 * commands fail that need it, and they say so.
 */
final class FrameworkServices implements Services, AutoCloseable {

    private final BundleContext context;
    private final List<ServiceReference<?>> used = new ArrayList<>();

    FrameworkServices(BundleContext context) {
        this.context = context;
    }

    @Override
    public <T> Optional<T> find(Class<T> part) {
        ServiceReference<T> reference = context.getServiceReference(part);
        if (reference == null) {
            return Optional.empty();
        }
        T service = context.getService(reference);
        if (service != null) {
            used.add(reference);
        }
        return Optional.ofNullable(service);
    }

    @Override
    public void close() {
        used.forEach(context::ungetService);
    }
}
