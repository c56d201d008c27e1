package io.busbar.engine.devices;

import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.lines.SerialSearch;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.documents.DocumentFolder;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The lines of the site. They stay when the bundle that opens them goes, and are opened again when it is back. */
@Component(service = {Lines.class, LineRegistry.class})
public final class LineRegistry implements Lines {

    static final DocumentFolder.Type<LineConfig> DOCUMENTS =
            new DocumentFolder.Type<>("lines", 1, LineConfig.class, LineConfig::id, line -> LineRules.check(line)
                    .inWords());

    private final DocumentFolder<LineConfig> documents;
    private final Clock clock;
    private final NavigableMap<String, ManagedLine> lines = new ConcurrentSkipListMap<>();
    private final Object edits = new Object();
    private volatile LineUsers users = LineUsers.NONE;
    private volatile @Nullable BusLines bus;

    /** The lines in this store. */
    @Activate
    public LineRegistry(@Reference SiteStore store, @Reference Clock clock) {
        this.documents = store.folder(DOCUMENTS);
        this.clock = clock;
        try {
            documents.load().forEach(line -> lines.put(line.id(), new ManagedLine(line, clock.instant())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deactivate
    void stop() {
        closeAll();
    }

    /** Held while the site's lines or devices are edited: what one edit has seen stays true until it is done. */
    Object edits() {
        return edits;
    }

    void serve(LineUsers newUsers) {
        users = newUsers;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBus(BusLines newBus) {
        synchronized (edits) {
            closeAll();
            bus = newBus;
            lines.values().forEach(line -> line.open(newBus, clock.instant()));
        }
        lines.keySet().forEach(users::opened);
    }

    void unsetBus(BusLines oldBus) {
        synchronized (edits) {
            if (bus == oldBus) {
                bus = null;
                closeAll();
            }
        }
    }

    /** The open line with this id; empty while there is none. */
    public Optional<BusLine> open(String id) {
        return Optional.ofNullable(lines.get(id)).flatMap(ManagedLine::line);
    }

    boolean exists(String id) {
        return lines.containsKey(id);
    }

    /** The Modbus TCP line to an endpoint, if there is one. */
    public Optional<LineConfig> tcpLineTo(String host, int port) {
        String endpoint = LineRules.endpoint(LineConfig.tcp("wanted", host, port));
        return configs()
                .filter(line -> line.kind() == LineConfig.Kind.TCP)
                .filter(line -> LineRules.endpoint(line).equals(endpoint))
                .findFirst();
    }

    /** An id for a line to this endpoint, which no line has yet. */
    public String idFor(String host, int port) {
        return DeviceIds.line(host, port, this::exists);
    }

    /**
     * Opens a line that is not one of the site's; whoever asks for it closes it.
     *
     * @throws ProblemException if its settings cannot be used, or nobody opens lines now
     */
    public BusLine openApart(LineConfig config) {
        BusLines open = bus;
        if (open == null) {
            throw ProblemException.of(Kind.UNAVAILABLE, "gateway.part.missing", "modbus");
        }
        return open.open(config);
    }

    @Override
    public List<LineStatus> lines() {
        return lines.values().stream().map(ManagedLine::status).toList();
    }

    @Override
    public Optional<LineStatus> line(String id) {
        return Optional.ofNullable(lines.get(id)).map(ManagedLine::status);
    }

    @Override
    public LineStatus add(LineConfig config) {
        synchronized (edits) {
            FieldChecks checks = LineRules.check(config);
            checkEndpoint(checks, config);
            checks.orThrow();
            if (exists(config.id())) {
                throw ProblemException.of(Kind.CONFLICT, "line.exists", config.id());
            }
            ManagedLine line = new ManagedLine(config, clock.instant());
            store(config, line);
            lines.put(config.id(), line);
            return line.status();
        }
    }

    @Override
    public LineStatus update(LineConfig config) {
        ManagedLine line = new ManagedLine(config, clock.instant());
        synchronized (edits) {
            FieldChecks checks = LineRules.check(config);
            checkEndpoint(checks, config);
            checks.orThrow();
            ManagedLine before = find(config.id());
            if (before.config().equals(config)) {
                return before.status();
            }
            store(config, line);
            users.closing(config.id());
            lines.put(config.id(), line);
            before.close(Message.of("failure.line.changed"), clock.instant());
        }
        users.opened(config.id());
        return line.status();
    }

    @Override
    public void remove(String id) {
        synchronized (edits) {
            ManagedLine line = find(id);
            int count = users.count(id);
            if (count > 0) {
                throw ProblemException.of(Kind.CONFLICT, "line.used", id, count);
            }
            documents.delete(id);
            lines.remove(id);
            line.close(Message.of("failure.line.removed"), clock.instant());
        }
    }

    @Override
    public void resetCounters(String id) {
        find(id).line().ifPresent(BusLine::resetCounters);
    }

    /** The service that opens lines, while there is one. */
    Optional<BusLines> bus() {
        return Optional.ofNullable(bus);
    }

    /** Whether a line goes over this serial port. */
    boolean usesPort(String serialPort) {
        return configs().anyMatch(line -> serialPort.equals(line.serialPort()));
    }

    /** Closes a line, so that its port can be used otherwise; its devices rest until {@link #wake}. */
    void rest(String id) {
        synchronized (edits) {
            ManagedLine line = find(id);
            users.closing(id);
            line.close(Message.of("failure.line.searched"), clock.instant());
        }
    }

    /** Opens a line that rests, unless it has been opened or removed meanwhile. */
    void wake(String id) {
        synchronized (edits) {
            ManagedLine line = lines.get(id);
            BusLines open = bus;
            if (line == null || open == null || line.line().isPresent()) {
                return;
            }
            line.open(open, clock.instant());
        }
        users.opened(id);
    }

    /** Gives a line other settings of its serial port. */
    void apply(String id, SerialSearch.Setting setting) {
        LineConfig now = find(id).config();
        update(new LineConfig(
                id,
                now.kind(),
                now.host(),
                now.port(),
                now.serialPort(),
                setting.baud(),
                setting.parity(),
                setting.stopBits(),
                now.gapMs(),
                now.timeoutMs(),
                now.inFlight(),
                now.quietMs()));
    }

    /** Why a line carries nothing, in one sentence; empty if it is not down. */
    Optional<Message> whyDown(String id) {
        return line(id).filter(status -> status.state() == LineState.DOWN)
                .map(status -> Optional.ofNullable(status.error()).orElse(Message.of("failure.line.gone", id)));
    }

    boolean isConnected(String id) {
        return line(id).filter(status -> status.state() == LineState.CONNECTED).isPresent();
    }

    /** Opens a line to see whether the bus takes its settings, and stores it if so. Opening does not connect yet. */
    private void store(LineConfig config, ManagedLine line) {
        BusLines open = bus;
        BusLine opened = open == null ? null : open.open(config);
        try {
            documents.put(config);
        } catch (ProblemException e) {
            if (opened != null) {
                ManagedLine.close(opened);
            }
            throw e;
        }
        if (opened != null) {
            line.adopt(opened);
        }
    }

    private void checkEndpoint(FieldChecks checks, LineConfig config) {
        if (checks.has("kind") || checks.has("host")) {
            return;
        }
        String endpoint = LineRules.endpoint(config);
        configs()
                .filter(other -> !other.id().equals(config.id()))
                .filter(other -> LineRules.endpoint(other).equals(endpoint))
                .findFirst()
                .ifPresent(other -> checks.add(
                        config.kind() == LineConfig.Kind.RTU ? "serialPort" : "host",
                        "line.endpoint.taken",
                        other.id(),
                        endpoint));
    }

    private Stream<LineConfig> configs() {
        return lines.values().stream().map(ManagedLine::config);
    }

    private ManagedLine find(String id) {
        ManagedLine line = lines.get(id);
        if (line == null) {
            throw ProblemException.of(Kind.NOT_FOUND, "line.unknown", id);
        }
        return line;
    }

    private void closeAll() {
        lines.forEach((id, line) -> {
            if (line.line().isPresent()) {
                users.closing(id);
                line.close(ManagedLine.NO_BUS, clock.instant());
            }
        });
    }
}
