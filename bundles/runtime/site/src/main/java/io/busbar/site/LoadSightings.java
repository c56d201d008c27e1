package io.busbar.site;

import io.busbar.driver.LoadDescription;
import io.busbar.driver.Points;
import io.busbar.driver.Product;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which loads the devices have, and enters them in the book. Used by one thread. */
final class LoadSightings {

    private final LoadBook book;

    LoadSightings(LoadBook book) {
        this.book = book;
    }

    /** Takes over what all devices say now. */
    void look(Devices devices, LastValues values) {
        Set<String> there = new HashSet<>();
        for (DeviceStatus status : devices.devices()) {
            String id = status.config().id();
            there.add(id);
            Map<String, String> said = loads(status);
            Optional<DeviceLoads> before = book.seen(id);
            if (said.isEmpty() && before.isEmpty()) {
                continue;
            }
            Map<String, Set<String>> counters = new LinkedHashMap<>();
            if (!said.isEmpty()) {
                said.keySet().forEach(key -> counters.put(key, new TreeSet<>()));
                counters(values.values(id), counters);
            }
            book.see(id, known -> sighting(status, known, said, counters));
        }
        for (String gone : book.devices()) {
            if (!there.contains(gone)) {
                book.see(gone, known -> absent(known.orElseThrow()));
            }
        }
    }

    /** Names by key; empty while the device has not said which it has. One that has no loads and counts is itself one. */
    private static Map<String, String> loads(DeviceStatus status) {
        Map<String, String> loads = new LinkedHashMap<>();
        for (LoadDescription load : status.loads()) {
            loads.put(load.key(), load.name());
        }
        Product product = status.product();
        if (product != null
                && product.loads() == 0
                && product.abilities().contains(Product.Ability.ENERGY)
                && !product.abilities().contains(Product.Ability.GATEWAY)) {
            loads.put(Points.NO_LOAD, "");
        }
        return loads;
    }

    private static void counters(List<LiveValue> values, Map<String, Set<String>> counters) {
        for (LiveValue value : values) {
            Set<String> keys = counters.get(value.load());
            if (keys != null && DeviceLoads.counts(value.quantity())) {
                keys.add(value.quantity().key());
            }
        }
    }

    private static DeviceLoads sighting(
            DeviceStatus status,
            Optional<DeviceLoads> known,
            Map<String, String> said,
            Map<String, Set<String>> counters) {
        List<DeviceLoads.Entry> entries = new ArrayList<>();
        Set<String> old = new HashSet<>();
        for (DeviceLoads.Entry entry : known.map(DeviceLoads::loads).orElse(List.of())) {
            old.add(entry.key());
            entries.add(again(entry, said, counters));
        }
        said.forEach((key, name) -> {
            if (!old.contains(key)) {
                entries.add(DeviceLoads.Entry.seen(key, name, List.copyOf(counters.getOrDefault(key, Set.of()))));
            }
        });
        return new DeviceLoads(
                status.config().id(), status.config().name(), status.config().zone(), entries);
    }

    private static DeviceLoads.Entry again(
            DeviceLoads.Entry entry, Map<String, String> said, Map<String, Set<String>> counters) {
        if (said.isEmpty()) {
            return entry.seenAgain(entry.own(), entry.counters(), true);
        }
        if (!said.containsKey(entry.key())) {
            return entry.seenAgain(entry.own(), entry.counters(), false);
        }
        Set<String> all = new TreeSet<>(entry.counters());
        all.addAll(counters.getOrDefault(entry.key(), Set.of()));
        String name = said.getOrDefault(entry.key(), "");
        return entry.seenAgain(name.isEmpty() ? entry.own() : name, List.copyOf(all), true);
    }

    private static DeviceLoads absent(DeviceLoads document) {
        return new DeviceLoads(
                document.device(),
                document.name(),
                document.zone(),
                document.loads().stream()
                        .map(entry -> entry.seenAgain(entry.own(), entry.counters(), false))
                        .toList());
    }
}
