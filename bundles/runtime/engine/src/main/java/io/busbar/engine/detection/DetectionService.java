package io.busbar.engine.detection;

import io.busbar.driver.BusLink;
import io.busbar.engine.devices.DeviceEvents;
import io.busbar.engine.devices.DeviceRegistry;
import io.busbar.engine.devices.DriverCatalogue;
import io.busbar.engine.devices.FieldChecks;
import io.busbar.engine.devices.LineRegistry;
import io.busbar.engine.devices.LineRules;
import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.DetectionRequest;
import io.busbar.gateway.detection.Detections;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The detections under way and the last ones that ended. */
@Component(service = Detections.class)
public final class DetectionService implements Detections {

    private static final int DEFAULT_PORT = 502;
    private static final int REMEMBERED = 16;
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(300);

    private final DeviceRegistry devices;
    private final LineRegistry lines;
    private final DriverCatalogue drivers;
    private final InboxService inbox;
    private final DeviceEvents events;
    private final Clock clock;
    private final ExecutorService runners;
    /** Newest first. */
    private final Deque<Scan> scans = new ArrayDeque<>();

    private int count;

    /** No detection yet. */
    @Activate
    public DetectionService(
            @Reference DeviceRegistry devices,
            @Reference LineRegistry lines,
            @Reference DriverCatalogue drivers,
            @Reference InboxService inbox,
            @Reference DeviceEvents events,
            @Reference Clock clock) {
        this.devices = devices;
        this.lines = lines;
        this.drivers = drivers;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
        this.runners = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "busbar-detection");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void stop() {
        all().forEach(Scan::cancel);
        runners.shutdownNow();
    }

    @Override
    public Detection start(DetectionRequest request) {
        FieldChecks checks = new FieldChecks();
        String line = strip(request.line());
        Optional<LineConfig> endpoint = line.isEmpty() ? endpoint(checks, request) : Optional.empty();
        if (!line.isEmpty() && lines.line(line).isEmpty()) {
            checks.add("line", "line.unknown", line);
        }
        if (request.patienceMs() != null) {
            checks.range("patienceMs", request.patienceMs(), 50, 10_000);
        }
        String said = strip(request.units());
        Optional<UnitIds> units = said.isEmpty() ? Optional.empty() : UnitIds.parse(said);
        if (!said.isEmpty() && units.isEmpty()) {
            checks.add("units", "detection.units", said);
        }
        checks.orThrow();
        synchronized (scans) {
            checkRoom();
            Place place = endpoint.map(this::place).orElseGet(() -> place(line));
            Optional<Scan> there = scans.stream()
                    .filter(scan -> !scan.hasEnded() && scan.place().id().equals(place.id()))
                    .findFirst();
            if (there.isPresent()) {
                place.leave();
                throw ProblemException.of(
                        Kind.CONFLICT,
                        "detection.running",
                        place.id(),
                        there.get().id());
            }
            Scan scan = scan(place, units.orElseGet(() -> UnitIds.usual(place.host() != null)), request.patienceMs());
            scans.addFirst(scan);
            forgetOldest();
            runners.execute(scan);
            return scan.snapshot();
        }
    }

    @Override
    public List<Detection> detections() {
        return all().stream().map(Scan::snapshot).toList();
    }

    @Override
    public Optional<Detection> detection(String id) {
        return all().stream()
                .filter(scan -> scan.id().equals(id))
                .map(Scan::snapshot)
                .findFirst();
    }

    @Override
    public void cancel(String id) {
        all().stream()
                .filter(scan -> scan.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "detection.unknown", id))
                .cancel();
    }

    private Scan scan(Place place, UnitIds units, @Nullable Integer patienceMs) {
        String id = "d" + ++count;
        Duration timeout = Duration.ofMillis(place.bus().status().config().timeoutMs());
        Patience patience =
                patienceMs == null ? Patience.learnt(timeout) : Patience.fixed(Duration.ofMillis(patienceMs), timeout);
        AtomicLong told = new AtomicLong(Long.MIN_VALUE);
        Scan[] scan = new Scan[1];
        scan[0] = new Scan(
                id,
                place,
                units,
                new Asker(place.bus(), unit -> link(place, unit), patience),
                drivers,
                () -> on(place),
                findings -> inbox.keep(place, units, findings),
                clock,
                () -> tell(scan[0], told));
        return scan[0];
    }

    /** A scan of a fast line has more news than anybody can look at; its end is always told. */
    private void tell(Scan scan, AtomicLong told) {
        long now = clock.millis();
        if (scan.hasEnded() || now - told.get() >= BETWEEN_NEWS.toMillis() || told.get() == Long.MIN_VALUE) {
            told.set(now);
            events.detection(scan.id());
        }
    }

    private Optional<BusLink> link(Place place, int unit) {
        return on(place).stream()
                .filter(device -> device.config().unit() == unit)
                .findFirst()
                .flatMap(device -> devices.link(device.config().id()));
    }

    private List<DeviceStatus> on(Place place) {
        String line = place.line();
        return line == null
                ? List.of()
                : devices.devices().stream()
                        .filter(device -> device.config().line().equals(line))
                        .toList();
    }

    private Optional<LineConfig> endpoint(FieldChecks checks, DetectionRequest request) {
        String host = strip(request.host());
        int port = request.port() == null ? DEFAULT_PORT : request.port();
        if (host.isEmpty()) {
            checks.add("host", "device.line.missing");
        } else {
            LineRules.host(checks, host);
        }
        checks.range("port", port, 1, 65_535);
        return checks.has("host") || checks.has("port")
                ? Optional.empty()
                : Optional.of(LineConfig.tcp(lines.idFor(host, port), host, port));
    }

    private Place place(LineConfig endpoint) {
        return lines.tcpLineTo(String.valueOf(endpoint.host()), endpoint.port())
                .map(there -> place(there.id()))
                .orElseGet(() -> new Place(
                        endpoint.id(), null, endpoint.host(), endpoint.port(), lines.openApart(endpoint), false));
    }

    private Place place(String line) {
        LineConfig config = lines.line(line).map(LineStatus::config).orElseThrow();
        BusLine open = lines.open(line)
                .orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "gateway.part.missing", "modbus"));
        boolean endpoint = config.kind() != LineConfig.Kind.RTU;
        return new Place(line, line, endpoint ? config.host() : null, endpoint ? config.port() : 0, open, true);
    }

    private void checkRoom() {
        long running = scans.stream().filter(scan -> !scan.hasEnded()).count();
        if (running >= MOST_AT_ONCE) {
            throw ProblemException.of(Kind.UNAVAILABLE, "detection.many", running);
        }
    }

    private void forgetOldest() {
        List<Scan> ended = new ArrayList<>(scans);
        ended.removeIf(scan -> !scan.hasEnded());
        for (int i = REMEMBERED; i < ended.size(); i++) {
            scans.remove(ended.get(i));
        }
    }

    private List<Scan> all() {
        synchronized (scans) {
            return List.copyOf(scans);
        }
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
