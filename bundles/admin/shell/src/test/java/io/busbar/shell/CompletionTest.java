package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.gateway.devices.Drivers;
import io.busbar.gateway.history.Historian;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private final Shell shell = new Shell().with(new FixedDevices());

    @Test
    void devicesAreOffered() {
        assertThat(new DeviceCompleter().words(shell, "")).containsExactly("e44-7", "i35-102");
    }

    @Test
    void referencesNeedNoQuotes() {
        Product product =
                new Product("DIRIS Digiware I-35", "DIRIS Digiware", 3, 3, Set.of(), MapStatus.OFFICIAL, "test");
        shell.with(Drivers.class, new Drivers() {
            @Override
            public List<Installed> installed() {
                return List.of();
            }

            @Override
            public List<Product> catalogue() {
                return List.of(product);
            }
        });

        assertThat(new ReferenceCompleter().words(shell, "DI")).containsExactly("DIRIS-Digiware-I-35");
    }

    @Test
    void pointsAreOfferedDeviceFirst() {
        shell.with(Historian.class, (Historian) Proxy.newProxyInstance(
                Historian.class.getClassLoader(),
                new Class<?>[] {Historian.class},
                (proxy, method, arguments) -> Set.of(arguments[0] + "-/frequency")));

        assertThat(new PointCompleter().words(shell, "e4")).containsExactly("e44-7/", "i35-102/");
        assertThat(new PointCompleter().words(shell, "e44-7/")).containsExactly("e44-7/-/frequency");
    }

    @Test
    void partsThatAreMissingOfferNothing() {
        Shell nothing = new Shell();

        assertThat(new DeviceCompleter().words(nothing, "")).isEmpty();
        assertThat(new LineCompleter().words(nothing, "")).isEmpty();
        assertThat(new ReferenceCompleter().words(nothing, "")).isEmpty();
        assertThat(new PointCompleter().words(nothing, "a/")).isEmpty();
    }
}
