package io.busbar.simulator;

import io.busbar.driver.Points;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.LoadMeter;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.slave.Endpoint;
import io.busbar.simulator.slave.ModbusServer;
import io.busbar.simulator.slave.UnitFault;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site of simulated devices, each answering at its unit id of its line's TCP port. Safe for use by any thread. */
public final class SimulatedSite implements AutoCloseable {

    private final ModbusServer server;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Placed> devices = new LinkedHashMap<>();

    private record Placed(SimulatedDevice device, Endpoint endpoint) {}

    private SimulatedSite(ModbusServer server) {
        this.server = server;
    }

    /**
     * Opens a site; when it returns, every device answers.
     *
     * @throws IllegalArgumentException if there is no map for a reference
     * @throws IOException if a port is taken
     */
    public static SimulatedSite open(ProductMaps maps, SiteModel model, List<LineSpec> lines, Clock clock)
            throws IOException {
        SimulatedSite site = new SimulatedSite(new ModbusServer("busbar-simulator"));
        try {
            Meters meters = new Meters(model, lines);
            for (LineSpec line : lines) {
                Endpoint endpoint = site.server.listen(line.host(), line.port());
                site.endpoints.put(line.id(), endpoint);
                for (DeviceSpec spec : line.devices()) {
                    RegisterMap map = map(maps, spec);
                    SimulatedDevice device = new SimulatedDevice(spec, map, meters.of(spec, map), clock);
                    site.devices.put(spec.id(), new Placed(device, endpoint));
                    endpoint.add(spec.unit(), device);
                }
            }
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** TCP port of a line. */
    public int port(String line) {
        return endpoint(line).port();
    }

    /** The endpoint of a line. */
    public Endpoint endpoint(String line) {
        return Optional.ofNullable(endpoints.get(line))
                .orElseThrow(() -> new IllegalArgumentException("there is no simulated line " + line));
    }

    /** All devices, in the order of the lines. */
    public List<SimulatedDevice> devices() {
        return devices.values().stream().map(Placed::device).toList();
    }

    /** One device. */
    public Optional<SimulatedDevice> device(String id) {
        return Optional.ofNullable(devices.get(id)).map(Placed::device);
    }

    /** Lets a device misbehave on the wire, or behave again. */
    public void fault(String device, UnitFault fault) {
        Placed placed = devices.get(device);
        if (placed == null) {
            throw new IllegalArgumentException("there is no simulated device " + device);
        }
        placed.endpoint.fault(placed.device.spec().unit(), fault);
    }

    /** Closes all ports. */
    @Override
    public void close() {
        server.close();
    }

    private static RegisterMap map(ProductMaps maps, DeviceSpec spec) {
        return maps.product(spec.reference())
                .orElseThrow(() -> new IllegalArgumentException("no register map for " + spec.reference()));
    }

    /** The meters of a site, made once for each load so that the incomer can add them up. */
    private static final class Meters {

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
}
