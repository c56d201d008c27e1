package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.GenericProduct;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The driver that register maps make. Safe for use by any thread. */
public final class MapDriver implements Driver {

    /** A map that a device's words fit. */
    private record Match(RegisterMap map, MapProbe probe) {

        /** A read of the value that stands at the probe's register. */
        BlockRead proof() {
            return map.rows().stream()
                    .filter(row -> row.cell().address() == probe.answers())
                    .map(row -> new BlockRead(
                            row.cell().area(), row.cell().address(), row.cell().length()))
                    .findFirst()
                    .orElseGet(() -> BlockRead.holding(probe.answers(), 1));
        }
    }

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

    /** By the {@code probe} that says most: the longest beginning of a word of the name, then the most that must be so besides. */
    @Override
    public Optional<Product> recognise(Identification identification) {
        return candidates(identification).stream().findFirst();
    }

    @Override
    public List<Product> candidates(Identification identification) {
        return matching(identification, false).stream()
                .map(match -> match.map().product().orElseThrow())
                .distinct()
                .toList();
    }

    @Override
    public List<IdentificationTable> identificationTables() {
        Map<String, List<FieldTable>> tables = maps.stream()
                .filter(map -> !map.probes().isEmpty())
                .flatMap(map -> FieldTable.of(map).stream())
                .collect(Collectors.groupingBy(FieldTable::name, LinkedHashMap::new, Collectors.toList()));
        return tables.values().stream()
                .sorted(Comparator.comparingInt((List<FieldTable> same) -> same.size())
                        .reversed())
                .<IdentificationTable>map(same -> same.get(0))
                .toList();
    }

    @Override
    public List<GenericProduct> generic(Identification identification) {
        return matching(identification, true).stream()
                .map(match -> new GenericProduct(match.map().product().orElseThrow(), match.proof()))
                .toList();
    }

    private List<Match> matching(Identification identification, boolean generic) {
        List<Match> matches = new ArrayList<>();
        for (RegisterMap map : maps) {
            for (MapProbe probe : map.probes()) {
                if (probe.isGeneric() == generic && probe.matches(identification)) {
                    matches.add(new Match(map, probe));
                }
            }
        }
        matches.sort(Comparator.comparing(Match::probe).reversed());
        return matches;
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
