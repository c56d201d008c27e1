package io.busbar.historian;

import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Services of the engine, looked up when they are needed: the engine hands its samples to this bundle, and a reference back would make a
 * circle.
 */
record Located(BundleContext context) {

    /** What a service answers; empty where there is none now. */
    <S, T> Optional<T> ask(Class<S> type, Function<S, T> question) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(question.apply(service));
        } finally {
            context.ungetService(reference);
        }
    }
}
