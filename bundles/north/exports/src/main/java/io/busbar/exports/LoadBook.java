package io.busbar.exports;

import io.busbar.exports.plan.Topology;
import io.busbar.exports.plan.Topology.LoadNames;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluids;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Usage;
import io.busbar.gateway.site.Usages;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the loads of the site, and what they are used for, where there is somebody who knows. */
final class LoadBook {

    /** What a load of the reference product's files takes, where nobody has said anything else. */
    private static final String ELECTRICITY = "Elec";

    private LoadBook() {}

    /** The names that files have: those of people, else those of the device, else that of the device itself and the place of the load. */
    static Topology.Names names(@Nullable Loads loads, @Nullable Usages usages, @Nullable Fluids fluids) {
        Map<String, String> uses = new HashMap<>();
        if (usages != null) {
            for (Usage usage : usages.usages()) {
                uses.put(usage.id(), usage.english());
            }
        }
        Map<String, String> natures = new HashMap<>();
        if (fluids != null) {
            for (Fluid fluid : fluids.fluids()) {
                natures.put(fluid.id(), fluid.english());
            }
        }
        natures.put(Fluid.ELECTRICITY, ELECTRICITY);
        return (device, key) -> {
            Load load =
                    loads == null ? null : loads.load(Load.id(device.id(), key)).orElse(null);
            return load == null
                    ? new LoadNames(ofDevice(device, key), "", ELECTRICITY)
                    : new LoadNames(
                            load.name(),
                            uses.getOrDefault(load.usage(), ""),
                            natures.getOrDefault(load.fluid(), ELECTRICITY));
        };
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
