package io.busbar.site;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.LoadTerm;
import io.busbar.gateway.site.Loads;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be wrong with what is to change of a load. */
final class LoadChecks {

    private final Function<String, Optional<Load>> loads;
    private final Predicate<String> fluids;
    private final Predicate<String> usages;

    /**
     * Checks against what there is.
     *
     * @param fluids whether there is a fluid
     * @param usages whether there is a usage
     */
    LoadChecks(Function<String, Optional<Load>> loads, Predicate<String> fluids, Predicate<String> usages) {
        this.loads = loads;
        this.fluids = fluids;
        this.usages = usages;
    }

    /** Checks a change of a load whose fluid is or becomes this. */
    void check(LoadChange change, Load load, String prefix, Checks checks) {
        if (change.name() != null && !change.name().isEmpty()) {
            checks.name(prefix + "name", change.name());
        } else if (change.name() != null && load.isMade()) {
            checks.add(prefix + "name", "field.required");
        }
        if (change.zone() != null) {
            checks.text(prefix + "zone", change.zone(), Checks.NAME_LENGTH);
        }
        if (change.fluid() != null && !fluids.test(change.fluid())) {
            checks.add(prefix + "fluid", "fluid.unknown", change.fluid());
        }
        if (change.usage() != null && !change.usage().isEmpty() && !usages.test(change.usage())) {
            checks.add(prefix + "usage", "usage.unknown", change.usage());
        }
        if (change.quantity() != null && !change.quantity().isEmpty()) {
            quantity(change.quantity(), load, prefix + "quantity", checks);
        }
        String fluid = change.fluid() == null ? load.fluid() : change.fluid();
        if (change.terms() != null) {
            if (load.isMade()) {
                terms(load.id(), fluid, change.terms(), prefix + "terms", checks);
            } else {
                checks.add(prefix + "terms", "load.terms.device");
            }
        } else if (change.fluid() != null && load.isMade()) {
            terms(load.id(), fluid, load.terms(), prefix + "fluid", checks);
        }
    }

    private static void quantity(String key, Load load, String field, Checks checks) {
        if (load.isMade()) {
            checks.add(field, "load.quantity.made");
        } else if (!load.counters().contains(key)) {
            checks.add(field, "load.quantity", key, String.join(", ", load.counters()));
        }
    }

    private void terms(String id, String fluid, List<LoadTerm> terms, String field, Checks checks) {
        if (terms.isEmpty()) {
            checks.add(field, "load.terms.none");
        }
        if (terms.size() > Loads.MOST_TERMS) {
            checks.add(field, "list.length", Loads.MOST_TERMS, terms.size());
        }
        for (int i = 0; i < terms.size(); i++) {
            term(id, fluid, terms.get(i), field + '.' + i, checks);
        }
    }

    private void term(String id, String fluid, LoadTerm term, String field, Checks checks) {
        if (!Double.isFinite(term.factor()) || term.factor() == 0 || Math.abs(term.factor()) > 1e9) {
            checks.add(field + ".factor", "load.term.factor");
        }
        if ((term.load() == null) == (term.point() == null)) {
            checks.add(field, "load.term.one");
        } else if (term.point() != null) {
            if (!isCounter(term.point())) {
                checks.add(field + ".point", "load.term.point", term.point());
            }
        } else if (term.load() != null) {
            Optional<Load> part = loads.apply(term.load());
            if (part.isEmpty()) {
                checks.add(field + ".load", "load.unknown", term.load());
            } else if (!part.get().fluid().equals(fluid)) {
                checks.add(field + ".load", "load.term.fluid", part.get().name());
            } else if (uses(term.load(), id, new HashSet<>())) {
                checks.add(field + ".load", "load.term.cycle", part.get().name());
            }
        }
    }

    /** Whether a load is another, or is made of it. */
    private boolean uses(String load, String other, Set<String> seen) {
        if (load.equals(other)) {
            return true;
        }
        if (!seen.add(load)) {
            return false;
        }
        return loads.apply(load).stream()
                .flatMap(found -> found.terms().stream())
                .anyMatch(term -> term.load() != null && uses(term.load(), other, seen));
    }

    private static boolean isCounter(String point) {
        String[] parts = point.split("/", -1);
        return parts.length == 3
                && parts[0].matches("[a-z0-9][a-z0-9-]*")
                && !parts[1].isEmpty()
                && Quantity.find(parts[2])
                        .filter(quantity -> quantity.kind() == QuantityKind.INDEX)
                        .isPresent();
    }
}
