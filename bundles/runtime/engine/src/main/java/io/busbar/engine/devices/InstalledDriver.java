package io.busbar.engine.devices;

import io.busbar.driver.Driver;
import io.busbar.driver.Product;
import java.util.List;

/**
 * A driver that is there, with what was asked of it when it came, so that it needs not be asked again. Compared by identity.
 */
final class InstalledDriver {

    private final Driver driver;
    private final String family;
    private final String bundle;
    private final String version;
    private final List<Product> products;
    private final boolean connectsItself;
    private volatile boolean gone;

    InstalledDriver(Driver driver, String bundle, String version) {
        this.driver = driver;
        this.bundle = bundle;
        this.version = version;
        this.family = driver.family();
        this.products = List.copyOf(driver.products());
        this.connectsItself = driver.connectsItself();
    }

    Driver driver() {
        return driver;
    }

    String family() {
        return family;
    }

    String bundle() {
        return bundle;
    }

    String version() {
        return version;
    }

    List<Product> products() {
        return products;
    }

    /** Whether its devices are on no line. */
    boolean connectsItself() {
        return connectsItself;
    }

    /** Whether its service has been withdrawn: then it must not be called any more. */
    boolean isGone() {
        return gone;
    }

    void goes() {
        gone = true;
    }

    @Override
    public String toString() {
        return family + " (" + bundle + " " + version + ")";
    }
}
