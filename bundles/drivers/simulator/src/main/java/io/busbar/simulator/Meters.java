package io.busbar.simulator;

import io.busbar.driver.Points;
import io.busbar.registers.RegisterMap;
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

    Meters(SiteModel model, List<LineSpec> lines) {
        this.model = model;
        for (LineSpec line : lines) {
            for (DeviceSpec device : line.devices()) {
                for (int i = 0; i < device.loads().size() && device.role() == DeviceSpec.Role.LOADS; i++) {
                    String id = device.id() + '/' + (i + 1);
                    loads.put(id, model.load(device.loads().get(i), id.hashCode()));
                }
            }
        }
    }

    Map<String, LoadMeter> of(DeviceSpec device, RegisterMap map) {
        if (device.role() == DeviceSpec.Role.INCOMER) {
            LoadSpec own = device.loads().get(0);
            List<LoadMeter> all = new ArrayList<>(loads.values());
            all.add(model.load(own, (device.id() + "/rest").hashCode()));
            LoadMeter sum = model.sum(own, device.id().hashCode(), all);
            return Map.of(map.loads() == 0 ? Points.NO_LOAD : "1", sum);
        }
        Map<String, LoadMeter> meters = new LinkedHashMap<>();
        for (int i = 1; i <= device.loads().size(); i++) {
            meters.put(Integer.toString(i), loads.get(device.id() + '/' + i));
        }
        LoadMeter only = meters.get("1");
        meters.put(Points.NO_LOAD, map.loads() == 0 && only != null ? only : model.supply());
        return meters;
    }
}
