package io.busbar.exports;

import io.busbar.exports.plan.Topology;
import io.busbar.exports.plan.Topology.LoadNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people call the loads of the site, where they have said so. Safe for use by any thread. */
@FunctionalInterface
interface LoadBook {

    /** What a load of the reference product's files takes, where nobody has said anything else. */
    String ELECTRICITY = "Elec";

    /** The names of a load, if people have given it any. */
    Optional<LoadNames> find(String device, String load);

    /** The names that files have: those of people, else those of the device, else that of the device itself and the place of the load. */
    static Topology.Names names(@Nullable LoadBook book) {
        return (device, load) -> (book == null ? Optional.<LoadNames>empty() : book.find(device.id(), load))
                .orElseGet(() -> new LoadNames(ofDevice(device, load), "", ELECTRICITY));
    }

    private static String ofDevice(Topology.Device device, String load) {
        if (load.equals("-")) {
            return device.name();
        }
        return device.loads().stream()
                .filter(one -> one.key().equals(load) && !one.name().isBlank())
                .map(Topology.NamedLoad::name)
                .findFirst()
                .orElse(device.name() + " " + load);
    }
}
