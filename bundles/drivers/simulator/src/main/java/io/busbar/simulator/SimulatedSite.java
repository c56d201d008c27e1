package io.busbar.simulator;

import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.slave.Endpoint;
import io.busbar.simulator.slave.ModbusServer;
import io.busbar.simulator.slave.UnitFault;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A site of simulated devices, each answering at its unit id of its line's TCP port. Safe for use by any thread. */
public final class SimulatedSite implements Simulator, AutoCloseable {

    private final ModbusServer server;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Placed> devices = new ConcurrentSkipListMap<>();
    private final Meters meters;
    private final List<LineSpec> lines;
    private final Clock clock;

    private record Placed(SimulatedDevice device, Endpoint endpoint) {}

    private SimulatedSite(ModbusServer server, Meters meters, List<LineSpec> lines, Clock clock) {
        this.server = server;
        this.meters = meters;
        this.lines = List.copyOf(lines);
        this.clock = clock;
    }

    /**
     * Opens a site; when it returns, every device answers.
     *
     * @throws IllegalArgumentException if there is no map for a reference
     * @throws IOException if a port is taken
     */
    public static SimulatedSite open(ProductMaps maps, SiteModel model, List<LineSpec> lines, Clock clock)
            throws IOException {
        SimulatedSite site = open(model, lines, clock);
        site.place(maps);
        List<DeviceSpec> unplaced = site.unplaced();
        if (!unplaced.isEmpty()) {
            site.close();
            throw new IllegalArgumentException(
                    "no register map for " + unplaced.get(0).reference());
        }
        return site;
    }

    /**
     * Opens a site whose devices are still to be {@link #place placed}; until then its ports answer that there is no such unit.
     *
     * @throws IOException if a port is taken
     */
    public static SimulatedSite open(SiteModel model, List<LineSpec> lines, Clock clock) throws IOException {
        SimulatedSite site =
                new SimulatedSite(new ModbusServer("busbar-simulator"), new Meters(model, lines), lines, clock);
        try {
            for (LineSpec line : lines) {
                Endpoint endpoint = site.server.listen(line.host(), line.port());
                endpoint.absent(line.absent());
                site.endpoints.put(line.id(), endpoint);
            }
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /**
     * Lets the devices answer for which these maps have their product and that do not answer yet.
     *
     * @return the devices that answer from now on
     */
    public synchronized List<SimulatedDevice> place(ProductMaps maps) {
        List<SimulatedDevice> placed = new ArrayList<>();
        Map<String, DeviceModel> models = new HashMap<>();
        for (LineSpec line : lines) {
            Endpoint endpoint = endpoint(line.id());
            for (DeviceSpec spec : line.devices()) {
                Optional<RegisterMap> map =
                        devices.containsKey(spec.id()) ? Optional.empty() : maps.product(spec.reference());
                if (map.isPresent()) {
                    DeviceModel model = models.computeIfAbsent(map.get().id(), id -> new DeviceModel(map.get()));
                    SimulatedDevice device = new SimulatedDevice(spec, model, meters.of(spec, map.get()), clock);
                    devices.put(spec.id(), new Placed(device, endpoint));
                    endpoint.add(spec.unit(), device);
                    placed.add(device);
                }
            }
        }
        return placed;
    }

    /** The devices that do not answer yet. */
    public List<DeviceSpec> unplaced() {
        return lines.stream()
                .flatMap(line -> line.devices().stream())
                .filter(spec -> !devices.containsKey(spec.id()))
                .toList();
    }

    /** The lines as they were wanted. */
    public List<LineSpec> lines() {
        return lines;
    }

    /** The line that a device is on. */
    public LineSpec lineOf(String device) {
        return lines.stream()
                .filter(line ->
                        line.devices().stream().anyMatch(spec -> spec.id().equals(device)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no simulated device " + device));
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

    @Override
    public List<SimulatedDevice> devices() {
        return devices.values().stream().map(Placed::device).toList();
    }

    @Override
    public Optional<SimulatedDevice> device(String id) {
        return Optional.ofNullable(devices.get(id)).map(Placed::device);
    }

    @Override
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
}
