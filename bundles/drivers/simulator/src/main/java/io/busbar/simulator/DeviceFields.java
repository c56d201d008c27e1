package io.busbar.simulator;

import io.busbar.registers.MapField;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.Usage;

/** Fills in what a device says of itself and how it is set up. */
final class DeviceFields {

    private static final int TABLE_VERSION = 170;
    private static final int SOFTWARE = 104;

    private final DeviceSpec spec;
    private final RegisterMap map;

    DeviceFields(DeviceSpec spec, RegisterMap map) {
        this.spec = spec;
        this.map = map;
    }

    void write(WordPages words) {
        for (MapField field : map.fields()) {
            if (field.cell().type().isText()) {
                field.cell().putText(text(field), words);
            } else {
                field.cell().put(number(field), words);
            }
        }
    }

    private String text(MapField field) {
        return switch (field.name()) {
            case "magic" -> "SOCO";
            case "vendor" -> "SOCOMEC";
            case "product", "product.extended" -> spec.reference();
            case "load.name" -> hasLoad(field) ? load(field).name() : "";
            default -> "";
        };
    }

    private double number(MapField field) {
        String name = field.name();
        if (name.startsWith("load.")) {
            return hasLoad(field) ? loadNumber(name, load(field)) : 0;
        }
        int serial = spec.id().hashCode() & 0x7fff;
        return switch (name) {
            case "serial" -> serial;
            case "serial.1" -> 0x2345;
            case "serial.2" -> 0x1100 + spec.unit();
            case "serial.3" -> serial;
            case "software" -> SOFTWARE;
            case "table", "table.version" -> TABLE_VERSION;
            case "voltage.nominal" -> 230;
            case "frequency.nominal" -> 50;
            default -> 0;
        };
    }

    private static double loadNumber(String name, LoadSpec load) {
        return switch (name) {
            case "load.enabled" -> 1;
            case "load.type" -> load.phases() == 3 ? 5 : 1;
            case "load.current.nominal", "load.inom" -> Math.rint(load.nominalCurrent());
            case "load.nature" -> load.usage() == Usage.PHOTOVOLTAIC ? 1 : 0;
            case "load.usage" -> load.usage().ordinal() + 1;
            default -> 0;
        };
    }

    private boolean hasLoad(MapField field) {
        return field.instance() >= 1 && field.instance() <= spec.loads().size();
    }

    private LoadSpec load(MapField field) {
        return spec.loads().get(field.instance() - 1);
    }
}
