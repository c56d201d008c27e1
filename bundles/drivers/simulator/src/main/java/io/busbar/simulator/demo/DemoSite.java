package io.busbar.simulator.demo;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Site;
import io.busbar.registers.RegisterMaps;
import io.busbar.simulator.DeviceSpec;
import io.busbar.simulator.LineSpec;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.SimulatedSite;
import io.busbar.simulator.Simulator;
import io.busbar.simulator.slave.UnitFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated site beside the gateway. Its devices appear as soon as the drivers that know them do; its past is written once they answer,
 * so that nobody waits for it.
 */
@Component(service = Simulator.class, immediate = true, configurationPid = "io.busbar.simulator")
@Designate(ocd = DemoSettings.class)
public final class DemoSite implements Simulator {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSite.class);
    private static final long RETRY_MILLIS = 250;
    private static final long STOP_SECONDS = 3;
    private static final long SAY_MILLIS = 2000;
    private static final int MOST_TRIES = 150;

    private final DemoDevices gateway;
    private final Path file;
    private final SimulatedSite site;
    private final PastWriter past;
    private final ScheduledExecutorService executor;
    private DemoState state;

    /** Opens the simulated lines; their devices follow. */
    @Activate
    public DemoSite(
            @Reference Devices devices,
            @Reference Lines lines,
            @Reference Site place,
            @Reference Clock clock,
            BundleContext context,
            DemoSettings settings)
            throws IOException {
        this(devices, lines, place, clock, dataDirectory(context), DemoOptions.of(settings));
    }

    DemoSite(Devices devices, Lines lines, Site place, Clock clock, Path data, DemoOptions options) throws IOException {
        this.gateway = new DemoDevices(lines, devices);
        this.file = data.resolve("simulator").resolve("site.properties");
        int days = options.historyDays();
        Optional<DemoState> known = DemoState.read(file);
        Instant now = clock.instant();
        this.state = known.orElseGet(() ->
                new DemoState(options.seed(), DemoPlaces.origin(now, days), gateway.isEmpty(), Map.of(), Set.of()));
        this.site = new DemoPlaces(place.zone(), clock, options).open(state);
        this.past = new PastWriter(
                gateway, state.origin(), now, days, new UnfinishedPast(file.resolveSibling("unfinished-past")));
        Map<String, Integer> ports = new TreeMap<>();
        site.lines().forEach(line -> ports.put(line.id(), site.port(line.id())));
        this.state = state.withPorts(ports);
        state.write(file);
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "busbar-demo");
            thread.setDaemon(true);
            return thread;
        });
        if (!state.joined()) {
            LOG.info("The gateway has devices of its own: the simulated ones answer, but are not added to it");
        }
        LOG.info("Simulated devices answer at {}:{}", options.host(), ports);
        executor.execute(this::settle);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindMaps(RegisterMaps maps) {
        site.place(maps::product);
        executor.execute(this::settle);
    }

    /** A driver that goes takes its maps with it; the devices that were made from them stay, as real ones would. */
    void unbindMaps(RegisterMaps maps) {
        LOG.debug("The maps of {} have gone; its simulated devices stay", maps.family());
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindHistorian(Historian historian) {
        past.use(historian);
    }

    void unbindHistorian(Historian historian) {
        past.lose(historian);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Loads loads;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Hierarchies hierarchies;

    @Deactivate
    void stop() {
        past.close();
        // Not by interrupting: that would tear the file that is being written.
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The simulated site is still being set up while it is stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        site.close();
    }

    @Override
    public List<SimulatedDevice> devices() {
        return site.devices();
    }

    @Override
    public Optional<SimulatedDevice> device(String id) {
        return site.device(id);
    }

    @Override
    public void fault(String device, UnitFault fault) {
        site.fault(device, fault);
    }

    /** Adds to the gateway what is not there yet; then has the past of those devices written. */
    private void settle() {
        if (!state.joined()) {
            return;
        }
        try {
            site.lines().forEach(line -> gateway.move(line.id(), line.host(), site.port(line.id())));
            List<SimulatedDevice> known = new ArrayList<>();
            boolean all = true;
            for (SimulatedDevice device : site.devices()) {
                if (site.lineOf(device.spec().id()).offered()) {
                    offer(site.lineOf(device.spec().id()));
                } else if (isKnown(device.spec())) {
                    known.add(device);
                } else {
                    all = false;
                }
            }
            past.write(known);
            if (!all && !executor.isShutdown()) {
                executor.schedule(this::settle, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            } else if (all) {
                say(0);
            }
        } catch (ProblemException e) {
            LOG.warn("The simulated site could not be set up: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The simulated site could not be set up", e);
        }
    }

    /** Says once what the loads are used for, as soon as the devices have told theirs; not for ever where one of them does not. */
    private void say(int tries) {
        Loads known = loads;
        Hierarchies places = hierarchies;
        if (state.added().contains(DemoUsages.DONE)) {
            return;
        }
        try {
            if (known != null && places != null && DemoUsages.setUp(known, places)) {
                state = state.withAdded(DemoUsages.DONE);
                state.write(file);
            } else if (tries < MOST_TRIES && !executor.isShutdown()) {
                executor.schedule(() -> say(tries + 1), SAY_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (ProblemException e) {
            LOG.warn("The usages of the simulated site could not be set up: {}", e.getMessage());
        }
    }

    /** Makes the gateway know a line whose devices somebody is to look for; once only, so that it can be removed. */
    private void offer(LineSpec line) {
        if (!state.added().contains(line.id())) {
            gateway.line(line.id(), line.host(), site.port(line.id()));
            state = state.withAdded(line.id());
            state.write(file);
        }
    }

    /** Whether the gateway knows a device, or knew it once; makes it known if it can be. */
    private boolean isKnown(DeviceSpec spec) {
        if (state.added().contains(spec.id())) {
            return true;
        }
        LineSpec line = site.lineOf(spec.id());
        gateway.line(line.id(), line.host(), site.port(line.id()));
        if (!gateway.device(spec, line.id())) {
            return false;
        }
        state = state.withAdded(spec.id());
        state.write(file);
        return true;
    }

    private static Path dataDirectory(BundleContext context) {
        String data = context.getProperty("busbar.data");
        if (data == null) {
            throw new IllegalStateException("The framework property busbar.data does not say where to keep data");
        }
        return Path.of(data);
    }
}
