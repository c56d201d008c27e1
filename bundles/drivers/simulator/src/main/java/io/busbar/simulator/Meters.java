package io.busbar.simulator;

import io.busbar.driver.Points;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.InsulatedNetwork;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.SiteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meters of a site, made once for each load so that the incomer can add them up. */
final class Meters {

    private final SiteModel model;
    private final Map<String, LoadMeter> loads = new LinkedHashMap<>();
    private final Map<String, Map<String, LoadMeter>> special = new LinkedHashMap<>();
    /** Of devices that do not belong to the site yet. */
    private final Map<String, LoadMeter> offered = new LinkedHashMap<>();

    Meters(SiteModel model, List<LineSpec> lines) {
        this.model = model;
        insulation(lines);
        for (LineSpec line : lines) {
            for (DeviceSpec device : line.devices()) {
                if (device.role() == DeviceSpec.Role.TRANSFER) {
                    special.put(device.id(), transfer(device));
                }
                for (int i = 0; i < device.loads().size() && device.role() == DeviceSpec.Role.LOADS; i++) {
                    String id = device.id() + '/' + (i + 1);
                    (line.offered() ? offered : loads)
                            .put(id, model.load(device.loads().get(i), id.hashCode()));
                }
            }
        }
    }

    /** One network for each zone that has devices to watch it. */
    private void insulation(List<LineSpec> lines) {
        Map<String, List<DeviceSpec>> zones = new LinkedHashMap<>();
        lines.stream()
                .flatMap(line -> line.devices().stream())
                .filter(device -> device.role() == DeviceSpec.Role.INSULATION)
                .forEach(device -> zones.computeIfAbsent(device.zone(), zone -> new ArrayList<>())
                        .add(device));
        zones.forEach((zone, devices) -> {
            List<LoadSpec> circuits =
                    devices.stream().flatMap(device -> device.loads().stream()).toList();
            InsulatedNetwork network = model.network(zone.hashCode(), circuits);
            int circuit = 0;
            for (DeviceSpec device : devices) {
                Map<String, LoadMeter> meters = new LinkedHashMap<>();
                meters.put(Points.NO_LOAD, model.monitor(network));
                for (int i = 0; i < device.loads().size(); i++) {
                    circuit++;
                    meters.put(
                            Integer.toString(i + 1),
                            model.channel(network, circuit, device.loads().get(i)));
                }
                special.put(device.id(), meters);
            }
        });
    }

    private Map<String, LoadMeter> transfer(DeviceSpec device) {
        Map<String, LoadMeter> meters = new LinkedHashMap<>();
        LoadMeter transfer = model.transferSwitch(device.id().hashCode());
        meters.put(Points.NO_LOAD, transfer);
        for (int i = 0; i < device.loads().size(); i++) {
            String id = device.id() + '/' + (i + 1);
            meters.put(
                    Integer.toString(i + 1),
                    model.behind(transfer, device.loads().get(i), id.hashCode()));
        }
        return meters;
    }

    Map<String, LoadMeter> of(DeviceSpec device, RegisterMap map) {
        Map<String, LoadMeter> equipped = special.get(device.id());
        if (equipped != null) {
            return equipped;
        }
        if (device.role() == DeviceSpec.Role.INCOMER) {
            LoadSpec own = device.loads().get(0);
            List<LoadMeter> all = new ArrayList<>(loads.values());
            all.add(model.load(own, (device.id() + "/rest").hashCode()));
            LoadMeter sum = model.sum(own, device.id().hashCode(), all);
            return Map.of(map.loads() == 0 ? Points.NO_LOAD : "1", sum);
        }
        Map<String, LoadMeter> meters = new LinkedHashMap<>();
        for (int i = 1; i <= device.loads().size(); i++) {
            String id = device.id() + '/' + i;
            LoadMeter meter = loads.get(id);
            meters.put(Integer.toString(i), meter == null ? offered.get(id) : meter);
        }
        LoadMeter only = meters.get("1");
        meters.put(Points.NO_LOAD, map.loads() == 0 && only != null ? only : model.supply());
        return meters;
    }
}
