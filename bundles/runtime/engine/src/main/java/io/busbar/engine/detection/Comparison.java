package io.busbar.engine.detection;

import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import io.busbar.engine.devices.ProductMatch;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.detection.Finding.Change;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found on a line, held against what is set up on it. */
final class Comparison {

    private final Map<Integer, DeviceStatus> configured = new HashMap<>();
    private final List<Recognised> found;
    private final Set<Integer> answering = new HashSet<>();
    private final Set<Integer> asked;
    private final @Nullable Integer gateway;

    /**
     * A comparison.
     *
     * @param found every unit that answered, in the order of asking
     * @param asked the units that have been asked
     * @param configured the devices that are set up on the line
     */
    Comparison(List<Recognised> found, Set<Integer> asked, List<DeviceStatus> configured) {
        configured.forEach(device -> this.configured.put(device.config().unit(), device));
        found.forEach(unit -> answering.add(unit.unit()));
        this.found = withoutAliases(found);
        this.asked = asked;
        this.gateway = this.found.stream()
                .filter(unit -> unit.hasAbility(Product.Ability.GATEWAY))
                .map(Recognised::unit)
                .findFirst()
                .orElse(null);
    }

    /** The findings, ordered by unit. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        for (Recognised unit : found) {
            Finding finding = finding(unit);
            findings.add(finding);
            if (finding.change() == Change.OTHER_UNIT && finding.device() != null) {
                moved.add(finding.device());
            }
        }
        for (DeviceStatus device : configured.values()) {
            DeviceConfig config = device.config();
            boolean gone = asked.contains(config.unit()) && !answering.contains(config.unit());
            if (gone && !moved.contains(config.id())) {
                findings.add(new Finding(
                        config.unit(), Change.GONE, null, List.of(config.reference()), false, null, config.id(), null));
            }
        }
        findings.sort(Comparator.comparingInt(Finding::unit));
        return findings;
    }

    private Finding finding(Recognised unit) {
        DeviceStatus there = configured.get(unit.unit());
        Optional<DeviceStatus> elsewhere = there == null ? elsewhere(unit) : Optional.empty();
        Change change;
        String device;
        if (there != null) {
            change = change(unit, there.config());
            device = there.config().id();
        } else if (elsewhere.isPresent()) {
            change = Change.OTHER_UNIT;
            device = elsewhere.get().config().id();
        } else {
            change = unit.identification() == null ? Change.UNKNOWN : Change.NEW;
            device = null;
        }
        return new Finding(
                unit.unit(),
                change,
                unit.identification(),
                unit.products().stream().map(Product::reference).toList(),
                unit.generic(),
                gateway != null && gateway != unit.unit() ? gateway : null,
                device,
                null);
    }

    private static Change change(Recognised unit, DeviceConfig config) {
        Identification said = unit.identification();
        if (said == null) {
            return Change.SAME;
        }
        boolean expected =
                unit.products().stream().anyMatch(product -> product.reference().equals(config.reference()));
        Optional<Product> likeliest =
                unit.generic() ? Optional.empty() : unit.products().stream().findFirst();
        if (!expected
                && ProductMatch.disagreement(config.reference(), likeliest, said)
                        .isPresent()) {
            return Change.OTHER_PRODUCT;
        }
        boolean otherSerial = !config.serial().isEmpty()
                && !said.serial().isEmpty()
                && !config.serial().equals(said.serial());
        return otherSerial ? Change.OTHER_SERIAL : Change.SAME;
    }

    /** The device set up at another unit id, which does not answer there any more. */
    private Optional<DeviceStatus> elsewhere(Recognised unit) {
        Identification said = unit.identification();
        if (said == null || said.serial().isEmpty()) {
            return Optional.empty();
        }
        return configured.values().stream()
                .filter(device -> said.serial().equals(device.config().serial()))
                .filter(device -> unit.products().stream().anyMatch(product -> product.reference()
                        .equals(device.config().reference())))
                .filter(device -> !answering.contains(device.config().unit()))
                .findFirst();
    }

    /** A device may answer to several unit ids; it counts at the one where it is set up, else at the lowest but 0. */
    private List<Recognised> withoutAliases(List<Recognised> all) {
        Map<String, Recognised> best = new HashMap<>();
        for (Recognised unit : all) {
            if (!unit.identity().isEmpty()) {
                best.merge(unit.identity(), unit, (a, b) -> rank(a) <= rank(b) ? a : b);
            }
        }
        return all.stream()
                .filter(unit -> unit.identity().isEmpty()
                        || best.getOrDefault(unit.identity(), unit).unit() == unit.unit()
                        || configured.containsKey(unit.unit()))
                .toList();
    }

    private int rank(Recognised unit) {
        if (configured.containsKey(unit.unit())) {
            return -1;
        }
        return unit.unit() == 0 ? 256 : unit.unit();
    }
}
