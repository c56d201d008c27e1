package io.busbar.site;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Load;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loads of a device, as they are on disk: what it said of them, and what people decided.
 *
 * @param device its id
 * @param name what people call it
 * @param zone where it is
 * @param loads in the order of the device
 */
record DeviceLoads(String device, String name, String zone, List<Entry> loads) {

    /** The counters that a load of a fluid usually has, the best first. */
    private static final List<String> ELECTRIC =
            List.of("energy.active.import", "energy.active.import.total", "input.energy", "fluid.total");

    private static final List<String> OTHER = List.of("fluid.total", "input.volume", "input.energy", "input.pulses");

    /**
     * A load.
     *
     * @param own the name that the device has for it, or empty
     * @param counters keys of the counters that it was seen to have
     * @param present whether the device has it now
     * @param name what people chose, or empty; so are those that follow
     */
    record Entry(
            String key,
            String own,
            List<String> counters,
            boolean present,
            String name,
            String zone,
            String fluid,
            String usage,
            String quantity) {

        Entry {
            counters = List.copyOf(counters);
        }

        /** One that has just been seen. */
        static Entry seen(String key, String own, List<String> counters) {
            return new Entry(key, own, counters, true, "", "", Fluid.ELECTRICITY, "", "");
        }

        /** The same with what the device says now. */
        Entry seenAgain(String ownNow, List<String> countersNow, boolean there) {
            return new Entry(key, ownNow, countersNow, there, name, zone, fluid, usage, quantity);
        }
    }

    DeviceLoads {
        loads = List.copyOf(loads);
    }

    static Optional<String> fault(DeviceLoads document) {
        Checks checks = new Checks();
        checks.id("device", document.device());
        for (Entry entry : document.loads()) {
            if (entry.fluid().isEmpty()) {
                checks.add("fluid", "field.required");
            }
        }
        return checks.inWords();
    }

    /** The load of an entry. */
    Load load(Entry entry) {
        return new Load(
                Load.id(device, entry.key()),
                device,
                entry.key(),
                called(entry),
                !entry.name().isEmpty(),
                name,
                entry.zone().isEmpty() ? zone : entry.zone(),
                !entry.zone().isEmpty(),
                entry.fluid(),
                entry.usage(),
                entry.quantity().isEmpty() ? null : entry.quantity(),
                counter(entry),
                entry.counters(),
                List.of(),
                entry.present());
    }

    private String called(Entry entry) {
        if (!entry.name().isEmpty()) {
            return entry.name();
        }
        if (!entry.own().isBlank()) {
            return entry.own().strip();
        }
        boolean only = loads.size() == 1 || entry.key().equals(Points.NO_LOAD);
        return only ? name : name + ' ' + entry.key();
    }

    private @Nullable String counter(Entry entry) {
        String key = entry.quantity().isEmpty() ? usual(entry) : entry.quantity();
        return key == null ? null : Points.id(device, entry.key(), Quantity.of(key));
    }

    private static @Nullable String usual(Entry entry) {
        List<String> best = entry.fluid().equals(Fluid.ELECTRICITY) ? ELECTRIC : OTHER;
        return best.stream().filter(entry.counters()::contains).findFirst().orElse(null);
    }

    /** Whether a quantity counts. */
    static boolean counts(Quantity quantity) {
        return quantity.kind() == QuantityKind.INDEX && quantity.unit() != io.busbar.driver.Unit.SECOND;
    }
}
