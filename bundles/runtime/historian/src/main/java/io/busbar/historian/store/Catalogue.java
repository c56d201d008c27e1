package io.busbar.historian.store;

import io.busbar.driver.QuantityKind;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All series by name and by number. Series are added by the committing thread and never removed; read by any. */
public final class Catalogue {

    private final Map<String, Series> byName = new ConcurrentHashMap<>();
    private final Map<Integer, Series> byId = new ConcurrentHashMap<>();
    private final SeriesRules rules;
    private final Tables tables;
    private int nextId = 1;

    Catalogue(SeriesRules rules, Tables tables) {
        this.rules = rules;
        this.tables = tables;
    }

    /** What a series is, by its name. */
    public interface SeriesRules {
        /** How its values behave. */
        QuantityKind kind(String name);

        /** Which files it goes to. */
        Resolution resolution(String name);
    }

    /** The series of this name, or null. */
    public @Nullable Series find(String name) {
        return byName.get(name);
    }

    /** All series. */
    public Collection<Series> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** How many series are so. */
    public int count(Predicate<Series> such) {
        return (int) byName.values().stream().filter(such).count();
    }

    @Nullable
    Series find(int id) {
        return byId.get(id);
    }

    /** A new series, not yet to be found: first it must be durable. */
    Series make(String name) {
        return new Series(nextId++, name, rules.kind(name), rules.resolution(name), tables);
    }

    /** The series that the disk says of. */
    Series recovered(int id, String name, Resolution resolution) {
        Series series = byId.get(id);
        if (series == null) {
            series = new Series(id, name, rules.kind(name), resolution, tables);
            publish(series);
            nextId = Math.max(nextId, id + 1);
        }
        return series;
    }

    void publish(Series series) {
        byName.put(series.name(), series);
        byId.put(series.id(), series);
    }
}
