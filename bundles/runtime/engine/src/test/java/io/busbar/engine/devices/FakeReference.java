package io.busbar.engine.devices;

import io.busbar.driver.Driver;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** A service reference of a driver in a bundle that does not exist; the later one has the lower rank unless it says otherwise. */
final class FakeReference implements ServiceReference<Driver> {

    private final Bundle bundle;
    private final int ranking;
    private final long id;

    FakeReference(long id, String bundleName, String version, int ranking) {
        this.id = id;
        this.ranking = ranking;
        this.bundle = (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getSymbolicName", "toString" -> bundleName;
                    case "getVersion" -> Version.parseVersion(version);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Bundle getBundle() {
        return bundle;
    }

    @Override
    public int compareTo(Object other) {
        FakeReference that = (FakeReference) other;
        return ranking != that.ranking ? Integer.compare(ranking, that.ranking) : Long.compare(that.id, id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FakeReference that && that.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public @Nullable Object getProperty(String key) {
        return null;
    }

    @Override
    public String[] getPropertyKeys() {
        return new String[0];
    }

    @Override
    public Bundle[] getUsingBundles() {
        return new Bundle[0];
    }

    @Override
    public boolean isAssignableTo(Bundle other, String className) {
        return true;
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <A> @Nullable A adapt(Class<A> type) {
        return null;
    }
}
