package io.busbar.registers;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The driver that register maps make. Safe for use by any thread. */
public final class MapDriver implements Driver {

    private final String family;
    private final Set<MapSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile List<RegisterMap> maps;

    /** A driver for the products of these maps, each of which has one. */
    public MapDriver(String family, List<RegisterMap> maps) {
        this.family = family;
        this.maps = withProduct(maps);
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public List<Product> products() {
        return products(maps);
    }

    /** The maps in use. */
    public List<RegisterMap> maps() {
        return maps;
    }

    /** By the longest {@code probe} that words of the name which the device gives itself begin with. */
    @Override
    public Optional<Product> recognise(Identification identification) {
        String name = ' ' + identification.product().toLowerCase(Locale.ROOT);
        RegisterMap best = null;
        int longest = 0;
        for (RegisterMap map : maps) {
            for (String prefix : map.prefixes()) {
                if (prefix.length() > longest && name.contains(' ' + prefix)) {
                    best = map;
                    longest = prefix.length();
                }
            }
        }
        return best == null ? Optional.empty() : best.product();
    }

    @Override
    public DeviceSession open(DeviceReference device, DeviceContext context) {
        RegisterMap map = map(device.product())
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + device.product() + "\" is no product of " + family));
        MapSession session = new MapSession(map, device, context, sessions::remove);
        sessions.add(session);
        session.refresh();
        return session;
    }

    /**
     * Reads devices by these maps from now on. Only devices whose map has changed are read anew.
     *
     * @throws IllegalArgumentException if the products are not the same as before: they stay constant during a driver's life
     */
    public void use(List<RegisterMap> changed) {
        List<RegisterMap> next = withProduct(changed);
        if (!products(next).equals(products(maps))) {
            throw new IllegalArgumentException("the products of " + family + " have changed");
        }
        maps = next;
        for (MapSession session : sessions) {
            map(session.device().product()).ifPresent(session::use);
        }
    }

    private Optional<RegisterMap> map(String reference) {
        return maps.stream()
                .filter(map -> map.product().orElseThrow().reference().equals(reference))
                .findFirst();
    }

    private static List<RegisterMap> withProduct(List<RegisterMap> maps) {
        return maps.stream().filter(map -> map.product().isPresent()).toList();
    }

    private static List<Product> products(List<RegisterMap> maps) {
        return maps.stream().map(map -> map.product().orElseThrow()).toList();
    }
}
