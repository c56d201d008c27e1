package io.busbar.site;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluid.Tariffs;
import io.busbar.gateway.site.Fluids;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The fluids that every site has, and those of this one, as documents {@code site/fluids/<id>.json}; a predefined one has a document once
 * its prices have been set.
 */
final class FluidList implements Fluids {

    private static final String CURRENCY = "EUR";

    private static final List<Fluid> PREDEFINED = List.of(
            predefined(Fluid.ELECTRICITY, "Electricity", "Électricité", "Wh"),
            predefined("water", "Water", "Eau", "m³"),
            predefined("gas", "Gas", "Gaz", "m³"),
            predefined("heat", "Heat", "Chaleur", "Wh"),
            predefined("compressed-air", "Compressed air", "Air comprimé", "m³"));

    static final DocumentFolder.Type<FluidDocument> TYPE =
            new DocumentFolder.Type<>("fluids", 1, FluidDocument.class, FluidDocument::id, FluidList::fault);

    private final DocumentFolder<FluidDocument> folder;
    private final Predicate<String> used;
    private final Map<String, Fluid> stored = new ConcurrentHashMap<>();

    /**
     * The fluids of a site.
     *
     * @param used whether a load or a hierarchy has a fluid
     */
    FluidList(DocumentFolder<FluidDocument> folder, Predicate<String> used) throws IOException {
        this.folder = folder;
        this.used = used;
        for (FluidDocument document : folder.load()) {
            stored.put(document.id(), document.fluid(predefined(document.id()).orElse(null)));
        }
    }

    private static Optional<String> fault(FluidDocument document) {
        Checks checks = new Checks();
        checks.id("id", document.id());
        checks.name("name", document.name());
        try {
            FluidChecks.check(document.fluid(null), checks);
        } catch (DateTimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return checks.inWords();
    }

    private static Fluid predefined(String id, String english, String french, String unit) {
        return new Fluid(id, true, english, french, unit, CURRENCY, Tariffs.NONE, List.of(), List.of());
    }

    private static Optional<Fluid> predefined(String id) {
        return PREDEFINED.stream().filter(fluid -> fluid.id().equals(id)).findFirst();
    }

    @Override
    public List<Fluid> fluids() {
        List<Fluid> all = new ArrayList<>();
        PREDEFINED.forEach(fluid -> all.add(stored.getOrDefault(fluid.id(), fluid)));
        stored.values().stream()
                .filter(fluid -> !fluid.predefined())
                .sorted(Comparator.comparing(Fluid::english, String.CASE_INSENSITIVE_ORDER))
                .forEach(all::add);
        return all;
    }

    @Override
    public Optional<Fluid> fluid(String id) {
        return Optional.ofNullable(stored.get(id)).or(() -> predefined(id));
    }

    @Override
    public synchronized Fluid add(String name, String unit) {
        Checks checks = new Checks();
        names("", name, unit, checks);
        checks.orThrow();
        if (stored.values().stream().filter(fluid -> !fluid.predefined()).count() >= MOST) {
            throw ProblemException.of(Kind.CONFLICT, "fluid.most", MOST);
        }
        String id = Keys.of(name, "fluid", key -> fluid(key).isPresent());
        return store(new Fluid(
                id, false, name.strip(), name.strip(), unit.strip(), CURRENCY, Tariffs.NONE, List.of(), List.of()));
    }

    @Override
    public synchronized Fluid change(Fluid fluid) {
        Fluid old =
                fluid(fluid.id()).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "fluid.unknown", fluid.id()));
        Checks checks = new Checks();
        if (!old.predefined()) {
            names(fluid.id(), fluid.english(), fluid.unit(), checks);
        }
        FluidChecks.check(fluid, checks);
        checks.orThrow();
        boolean fixed = old.predefined();
        return store(new Fluid(
                old.id(),
                fixed,
                fixed ? old.english() : fluid.english().strip(),
                fixed ? old.french() : fluid.english().strip(),
                fixed ? old.unit() : fluid.unit().strip(),
                fluid.currency(),
                fluid.tariffs(),
                fluid.prices(),
                fluid.emissions()));
    }

    @Override
    public synchronized void remove(String id) {
        Fluid fluid = fluid(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "fluid.unknown", id));
        if (fluid.predefined()) {
            throw ProblemException.of(Kind.CONFLICT, "fluid.predefined", fluid.english());
        }
        if (used.test(id)) {
            throw ProblemException.of(Kind.CONFLICT, "fluid.used", fluid.english());
        }
        folder.delete(id);
        stored.remove(id);
    }

    private Fluid store(Fluid fluid) {
        folder.put(FluidDocument.of(fluid));
        stored.put(fluid.id(), fluid);
        return fluid;
    }

    private void names(String id, String name, String unit, Checks checks) {
        if (checks.name("name", name)
                && fluids().stream()
                        .anyMatch(fluid -> !fluid.id().equals(id)
                                && (fluid.english().equalsIgnoreCase(name.strip())
                                        || fluid.french().equalsIgnoreCase(name.strip())))) {
            checks.add("name", "fluid.exists", name.strip());
        }
        if (unit.isBlank()) {
            checks.add("unit", "field.required");
        } else {
            checks.text("unit", unit, FluidChecks.UNIT_LENGTH);
        }
    }
}
