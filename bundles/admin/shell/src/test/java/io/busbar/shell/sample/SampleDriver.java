package io.busbar.shell.sample;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The content of a driver bundle that tests install: a driver of nothing, registered when its bundle starts. */
public final class SampleDriver implements BundleActivator, Driver {

    @Override
    public void start(BundleContext context) {
        context.registerService(Driver.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework withdraws the service.
    }

    @Override
    public String family() {
        return "sample";
    }

    @Override
    public List<Product> products() {
        return List.of();
    }

    @Override
    public Optional<Product> recognise(Identification identification) {
        return Optional.empty();
    }

    @Override
    public DeviceSession open(DeviceReference device, DeviceContext context) {
        throw new IllegalArgumentException(device.product());
    }
}
