package io.busbar.simulator;

import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.Readings;
import java.util.Comparator;
import java.util.List;

/** What all devices of one map have in common: made once, however many devices there are. Immutable. */
final class DeviceModel {

    private final RegisterMap map;
    private final Existing existing;
    private final List<Binding> bindings;
    private final List<Binding> wrapping;
    private final int longest;

    DeviceModel(RegisterMap map) {
        this.map = map;
        this.existing = new Existing(map);
        this.bindings = map.rows().stream()
                .map(row -> new Binding(row, Readings.of(row.quantity()).orElse(null)))
                .sorted(Comparator.comparingInt(binding -> binding.row().start()))
                .toList();
        this.wrapping = bindings.stream()
                .filter(binding -> binding.row().wrap() != null)
                .toList();
        this.longest = map.rows().stream()
                .mapToInt(row -> row.end() - row.start())
                .max()
                .orElse(0);
    }

    RegisterMap map() {
        return map;
    }

    Existing existing() {
        return existing;
    }

    /** The rows with their readings, by address. */
    List<Binding> bindings() {
        return bindings;
    }

    /** Those of counters that begin again. */
    List<Binding> wrapping() {
        return wrapping;
    }

    /** Where in the bindings the first is that can reach an address. */
    int firstFrom(int address) {
        int low = 0;
        int high = bindings.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            MapRow row = bindings.get(middle).row();
            if (row.start() < address - longest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
