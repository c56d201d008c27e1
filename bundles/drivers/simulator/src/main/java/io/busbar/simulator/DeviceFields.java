package io.busbar.simulator;

import io.busbar.registers.MapField;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.Usage;

/** Fills in what a device says of itself and how it is set up. */
final class DeviceFields {

    private static final int TABLE_VERSION = 170;
    private static final int SOFTWARE = 104;
    private static final int SINGLE_PHASE_NEUTRAL = 0;
    private static final int THREE_PHASE_NEUTRAL = 4;

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
            case "product", "extended-name" -> productName(2 * field.cell().length());
            case "load.name" -> hasLoad(field) ? load(field).name() : "";
            default -> "";
        };
    }

    /** The product's name; a long one loses its first word, so that the end, which tells products apart, stays. */
    private String productName(int characters) {
        String name = spec.reference();
        while (name.length() > characters && name.indexOf(' ') >= 0) {
            name = name.substring(name.indexOf(' ') + 1);
        }
        return name;
    }

    private double number(MapField field) {
        String name = field.name();
        if (name.startsWith("load.")) {
            return hasLoad(field) ? coded(field, loadNumber(name, load(field)), load(field)) : 0;
        }
        int serial = spec.id().hashCode() & 0x7fff;
        return switch (name) {
            case "order" -> order();
            case "product-id" -> spec.reference().hashCode() & 0x3ff;
            case "serial" -> serial;
            case "serial.1" -> 0x2345;
            case "serial.2" -> 0x1100 + spec.unit();
            case "serial.3" -> serial;
            case "software" -> SOFTWARE;
            case "table-version" -> TABLE_VERSION;
            case "input.available" -> (1 << spec.extras().inputs()) - 1;
            case "output.available" -> (1 << spec.extras().outputs()) - 1;
            case "fluid.enabled" -> field.instance() <= spec.extras().inputs() ? 1 : 0;
            case "analog.available", "analog.output.available" ->
                (1 << Math.min(2, spec.extras().outputs())) - 1;
            case "product-code" -> productCode();
            case "temperature.available" -> (1 << spec.extras().temperatures()) - 1;
            default -> 0;
        };
    }

    /** The number by which the map says how a load is wired, where it says so. */
    private static double coded(MapField field, double otherwise, LoadSpec load) {
        String wiring = load.phases() == 3 ? "3P+N" : "1P+N";
        return field.codes().entrySet().stream()
                .filter(code -> code.getValue().equalsIgnoreCase(wiring))
                .mapToDouble(code -> code.getKey())
                .findFirst()
                .orElse(otherwise);
    }

    /** The manufacturer's number of the product line. */
    private int order() {
        String reference = spec.reference();
        return reference.startsWith("COUNTIS")
                ? 100
                : reference.startsWith("ISOM") ? 200 : reference.startsWith("ATyS") ? 300 : 400;
    }

    /** The number by which a device that is older than the identification block says what it is. */
    private int productCode() {
        return spec.reference().startsWith("DIRIS A40") ? 142 : spec.reference().startsWith("DIRIS A20") ? 141 : 140;
    }

    private static double loadNumber(String name, LoadSpec load) {
        return switch (name) {
            case "load.enabled" -> 1;
            case "load.type" -> load.phases() == 3 ? THREE_PHASE_NEUTRAL : SINGLE_PHASE_NEUTRAL;
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
