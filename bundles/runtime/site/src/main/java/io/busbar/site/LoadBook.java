package io.busbar.site;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.LoadTerm;
import io.busbar.gateway.site.Loads;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loads as documents: {@code site/loads/<device>.json} for those of devices, {@code site/made-loads/<key>.json} for those that people
 * made.
 */
final class LoadBook implements Loads {

    static final DocumentFolder.Type<DeviceLoads> DEVICES =
            new DocumentFolder.Type<>("loads", 1, DeviceLoads.class, DeviceLoads::device, DeviceLoads::fault);
    static final DocumentFolder.Type<MadeLoad> MADE =
            new DocumentFolder.Type<>("made-loads", 1, MadeLoad.class, MadeLoad::key, MadeLoad::fault);

    private final DocumentFolder<DeviceLoads> deviceFolder;
    private final DocumentFolder<MadeLoad> madeFolder;
    private final LoadChecks checks;
    private final Function<String, Optional<String>> hierarchyWith;
    private final Runnable changed;
    private final Map<String, DeviceLoads> devices = new TreeMap<>();
    private final Map<String, MadeLoad> made = new TreeMap<>();
    private volatile Map<String, Load> all = Map.of();

    /**
     * The loads of a site.
     *
     * @param hierarchyWith name of a hierarchy that has a load
     * @param changed told after every change
     */
    LoadBook(
            DocumentFolder<DeviceLoads> deviceFolder,
            DocumentFolder<MadeLoad> madeFolder,
            Predicate<String> fluids,
            Predicate<String> usages,
            Function<String, Optional<String>> hierarchyWith,
            Runnable changed)
            throws IOException {
        this.deviceFolder = deviceFolder;
        this.madeFolder = madeFolder;
        this.checks = new LoadChecks(this::load, fluids, usages);
        this.hierarchyWith = hierarchyWith;
        this.changed = changed;
        deviceFolder.load().forEach(document -> devices.put(document.device(), document));
        madeFolder.load().forEach(document -> made.put(document.key(), document));
        list();
    }

    private void list() {
        Map<String, Load> now = new LinkedHashMap<>();
        Stream.concat(
                        made.values().stream().map(MadeLoad::load),
                        devices.values().stream()
                                .flatMap(document -> document.loads().stream().map(document::load)))
                .forEach(load -> now.put(load.id(), load));
        all = now;
    }

    @Override
    public List<Load> loads() {
        return List.copyOf(all.values());
    }

    @Override
    public Optional<Load> load(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized List<Load> change(List<LoadChange> changes) {
        Checks found = new Checks();
        for (int i = 0; i < changes.size(); i++) {
            Load load = all.get(changes.get(i).id());
            String prefix = "changes." + i + '.';
            if (load == null) {
                found.add(prefix + "id", "load.unknown", changes.get(i).id());
            } else {
                checks.check(changes.get(i), load, prefix, found);
                keepsItsPlaces(changes.get(i), load, prefix, found);
            }
        }
        found.orThrow();
        Set<String> touched = new LinkedHashSet<>();
        for (LoadChange change : changes) {
            Load load = all.get(change.id());
            if (load != null && load.isMade()) {
                MadeLoad document = changed(made(load), change);
                madeFolder.put(document);
                made.put(document.key(), document);
            } else if (load != null) {
                devices.computeIfPresent(load.device(), (id, document) -> changed(document, load.key(), change));
                touched.add(load.device());
            }
        }
        touched.forEach(device -> deviceFolder.put(documentOf(device)));
        list();
        changed.run();
        return changes.stream().map(change -> load(change.id()).orElseThrow()).toList();
    }

    /** A load that a hierarchy or another load has keeps its fluid. */
    private void keepsItsPlaces(LoadChange change, Load load, String prefix, Checks found) {
        if (change.fluid() == null || change.fluid().equals(load.fluid())) {
            return;
        }
        userOf(load.id()).ifPresent(user -> found.add(prefix + "fluid", "load.fluid.used", load.name(), user));
    }

    private Optional<String> userOf(String id) {
        return hierarchyWith.apply(id).or(() -> made.values().stream()
                .filter(document -> document.terms().stream().anyMatch(term -> id.equals(term.load())))
                .map(MadeLoad::name)
                .findFirst());
    }

    private static DeviceLoads changed(DeviceLoads document, String key, LoadChange change) {
        return new DeviceLoads(
                document.device(),
                document.name(),
                document.zone(),
                document.loads().stream()
                        .map(entry -> entry.key().equals(key) ? changed(entry, change) : entry)
                        .toList());
    }

    private static DeviceLoads.Entry changed(DeviceLoads.Entry entry, LoadChange change) {
        return new DeviceLoads.Entry(
                entry.key(),
                entry.own(),
                entry.counters(),
                entry.present(),
                or(change.name(), entry.name()),
                or(change.zone(), entry.zone()),
                or(change.fluid(), entry.fluid()),
                or(change.usage(), entry.usage()),
                or(change.quantity(), entry.quantity()));
    }

    private static MadeLoad changed(MadeLoad old, LoadChange change) {
        return new MadeLoad(
                old.key(),
                or(change.name(), old.name()),
                or(change.zone(), old.zone()),
                or(change.fluid(), old.fluid()),
                or(change.usage(), old.usage()),
                change.terms() == null ? old.terms() : change.terms());
    }

    private static String or(@Nullable String wish, String old) {
        return wish == null ? old : wish.strip();
    }

    private MadeLoad made(Load load) {
        MadeLoad document = made.get(load.key());
        if (document == null) {
            throw unknown(load.id());
        }
        return document;
    }

    private DeviceLoads documentOf(String device) {
        DeviceLoads document = devices.get(device);
        if (document == null) {
            throw unknown(device);
        }
        return document;
    }

    private static ProblemException unknown(String id) {
        return ProblemException.of(Kind.NOT_FOUND, "load.unknown", id);
    }

    @Override
    public synchronized Load make(String key, LoadChange settings) {
        Checks found = new Checks();
        found.id("key", key);
        String fluid = settings.fluid() == null ? Fluid.ELECTRICITY : settings.fluid();
        List<LoadTerm> terms = settings.terms() == null ? List.of() : settings.terms();
        MadeLoad document = changed(new MadeLoad(key, "", "", fluid, "", List.of()), settings);
        checks.check(
                new LoadChange(
                        document.load().id(),
                        document.name(),
                        document.zone(),
                        fluid,
                        document.usage(),
                        settings.quantity(),
                        terms),
                document.load(),
                "",
                found);
        found.orThrow();
        if (made.containsKey(key)) {
            throw ProblemException.of(Kind.CONFLICT, "load.exists", key);
        }
        if (made.size() >= MOST_MADE) {
            throw ProblemException.of(Kind.CONFLICT, "load.most", MOST_MADE);
        }
        madeFolder.put(document);
        made.put(key, document);
        list();
        changed.run();
        return document.load();
    }

    @Override
    public synchronized void forget(String id) {
        Load load = load(id).orElseThrow(() -> unknown(id));
        if (!load.isMade() && load.present()) {
            throw ProblemException.of(Kind.CONFLICT, "load.present", load.name());
        }
        userOf(id).ifPresent(user -> {
            throw ProblemException.of(Kind.CONFLICT, "load.used", load.name(), user);
        });
        if (load.isMade()) {
            madeFolder.delete(load.key());
            made.remove(load.key());
        } else {
            DeviceLoads document = documentOf(load.device());
            List<DeviceLoads.Entry> rest = new ArrayList<>(document.loads());
            rest.removeIf(entry -> entry.key().equals(load.key()));
            keep(new DeviceLoads(document.device(), document.name(), document.zone(), rest));
        }
        list();
        changed.run();
    }

    /** The loads of a device as they were last seen. */
    synchronized Optional<DeviceLoads> seen(String device) {
        return Optional.ofNullable(devices.get(device));
    }

    /** Ids of the devices whose loads are known. */
    synchronized Set<String> devices() {
        return Set.copyOf(devices.keySet());
    }

    /** Takes over what a device says now, made from what was {@link #seen} of it. */
    synchronized void see(String device, Function<Optional<DeviceLoads>, DeviceLoads> sighting) {
        Optional<DeviceLoads> before = seen(device);
        DeviceLoads now = sighting.apply(before);
        if (!before.equals(Optional.of(now))) {
            keep(now);
            list();
            changed.run();
        }
    }

    private void keep(DeviceLoads document) {
        if (document.loads().isEmpty()) {
            deviceFolder.delete(document.device());
            devices.remove(document.device());
        } else {
            deviceFolder.put(document);
            devices.put(document.device(), document);
        }
    }
}
