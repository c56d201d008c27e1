package io.busbar.generic;

import io.busbar.driver.Driver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** As much of a framework as registers and unregisters services. */
final class FakeFramework {

    final List<Driver> drivers = new ArrayList<>();
    int registered;

    BundleContext context() {
        return proxy(BundleContext.class, (name, arguments) -> {
            if (!name.equals("registerService")) {
                throw new UnsupportedOperationException(name);
            }
            Driver driver = (Driver) arguments[1];
            drivers.add(driver);
            registered++;
            return proxy(ServiceRegistration.class, (method, none) -> {
                drivers.remove(driver);
                return null;
            });
        });
    }

    private interface Call {
        @org.jspecify.annotations.Nullable
        Object make(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        call.make(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
