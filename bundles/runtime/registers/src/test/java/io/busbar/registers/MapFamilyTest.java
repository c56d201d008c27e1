package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.DeviceReference;
import io.busbar.driver.Driver;
import io.busbar.driver.Product;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class MapFamilyTest {

    private static final String ONE = "map acme.one\nproduct Acme One\n100 U16 1 V voltage.l1n\n";

    private final List<Object> services = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<URL> shipped = new ArrayList<>();
    private List<MapSource> siteFiles = List.of();
    private int registered;

    MapFamilyTest(@TempDir Path bundle) throws IOException {
        Path maps = Files.createDirectories(bundle.resolve("maps"));
        shipped.add(Files.writeString(maps.resolve("one.map"), ONE).toUri().toURL());
        shipped.add(Files.writeString(
                        maps.resolve("two.map"), ONE.replace("one", "two").replace("One", "Two"))
                .toUri()
                .toURL());
    }

    private MapFamily open() {
        Bundle bundle = proxy(Bundle.class, (method, arguments) -> Collections.enumeration(shipped));
        return MapFamily.open(
                "acme",
                proxy(
                        BundleContext.class,
                        (method, arguments) -> method.equals("getBundle") ? bundle : register(arguments[1])),
                proxy(
                        SiteMaps.class,
                        (method, arguments) ->
                                method.equals("files") ? siteFiles : subscribe((Runnable) arguments[0])));
    }

    @Test
    void theShippedMapsAreADriverUntilTheBundleStops() {
        MapFamily family = open();
        assertThat(driver().family()).isEqualTo("acme");
        assertThat(driver().products()).extracting(Product::reference).containsExactly("Acme One", "Acme Two");
        assertThat(services).contains(family);
        assertThat(family.product("Acme Two")).isPresent();
        family.close();
        assertThat(services).isEmpty();
        assertThat(listeners).isEmpty();
    }

    @Test
    void aCorrectionReachesOnlyTheDevicesOfItsMap() {
        MapFamily family = open();
        Driver driver = driver();
        FakeLink one = new FakeLink();
        FakeLink two = new FakeLink();
        driver.open(new DeviceReference("d1", "Acme One"), one);
        driver.open(new DeviceReference("d2", "Acme Two"), two);
        one.registers.set(io.busbar.driver.RegisterArea.HOLDING, 100, 2301);
        one.tick();
        assertThat(one.value("d1/-/voltage.l1n")).isEqualTo(2301);
        change(new MapSource("mine.map", "map acme.one\nextends acme.one\n100 U16 0.1 V voltage.l1n"));
        assertThat(driver()).as("the same service goes on").isSameAs(driver);
        assertThat(registered).isEqualTo(2);
        one.tick();
        two.tick();
        assertThat(one.value("d1/-/voltage.l1n")).isEqualTo(230.1);
        assertThat(family.product("Acme One").orElseThrow().rows().get(0).line().file())
                .isEqualTo("mine.map");
        assertThat(two.asked).hasSize(1);
    }

    @Test
    void aBrokenCorrectionLeavesTheShippedMapInUseAndIsReported() {
        MapFamily family = open();
        change(new MapSource("mine.map", "map acme.one\nextends acme.one\n100 U16 0.1 A voltage.l1n"));
        assertThat(family.problems()).extracting(MapProblem::code).containsExactly("unit.mismatch");
        assertThat(driver().products()).hasSize(2);
        assertThat(registered).isEqualTo(2);
    }

    @Test
    void anAddedProductIsAnotherService() {
        open();
        Driver before = driver();
        change(new MapSource("mine.map", "map acme.three\nproduct Acme Three\nextends acme.one"));
        assertThat(driver()).isNotSameAs(before);
        assertThat(driver().products()).extracting(Product::reference).contains("Acme Three");
        change();
        assertThat(driver().products()).extracting(Product::reference).containsExactly("Acme One", "Acme Two");
    }

    @Test
    void filesOfOthersAreNotRead() {
        MapFamily family = open();
        change(new MapSource("x.map", "map other.one\ncolour red"), new MapSource("y.map", "map mine\ncolour red"));
        assertThat(family.problems()).isEmpty();
    }

    private Driver driver() {
        return services.stream()
                .filter(Driver.class::isInstance)
                .map(Driver.class::cast)
                .reduce((first, second) -> {
                    throw new AssertionError("two drivers at once");
                })
                .orElseThrow();
    }

    private void change(MapSource... files) {
        siteFiles = List.of(files);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private ServiceRegistration<?> register(Object service) {
        services.add(service);
        registered++;
        return proxy(ServiceRegistration.class, (method, none) -> {
            services.remove(service);
            return null;
        });
    }

    private SiteMaps.Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private interface Call {
        @Nullable
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
