package io.busbar.plc4x;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import io.busbar.registers.TagMap;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.plc4x.java.api.PlcConnectionManager;

/** The driver that maps of tags make. Safe for use by any thread. */
final class TagDriver implements Driver {

    static final String FAMILY = "plc4x";

    private final PlcConnectionManager manager;
    private final Clock clock;
    private final Set<TagSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile List<TagMap> maps;

    TagDriver(List<TagMap> maps, PlcConnectionManager manager, Clock clock) {
        this.maps = maps;
        this.manager = manager;
        this.clock = clock;
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public List<Product> products() {
        return products(maps);
    }

    /** Nothing asks a device of another protocol what it is. */
    @Override
    public Optional<Product> recognise(Identification identification) {
        return Optional.empty();
    }

    @Override
    public boolean connectsItself() {
        return true;
    }

    @Override
    public DeviceSession open(DeviceReference device, DeviceContext context) {
        TagMap map = map(device.product())
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + device.product() + "\" is no product of " + FAMILY));
        TagSession session = new TagSession(device, context, manager, clock, sessions::remove);
        sessions.add(session);
        session.use(map);
        return session;
    }

    /** Reads by these maps, of the same products, from now on; devices whose map has not changed do not notice. */
    void use(List<TagMap> changed) {
        maps = changed;
        sessions.forEach(session -> map(session.product()).ifPresent(session::use));
    }

    static List<Product> products(List<TagMap> maps) {
        return maps.stream().map(TagMap::product).toList();
    }

    private Optional<TagMap> map(String reference) {
        return maps.stream()
                .filter(map -> map.product().reference().equals(reference))
                .findFirst();
    }
}
