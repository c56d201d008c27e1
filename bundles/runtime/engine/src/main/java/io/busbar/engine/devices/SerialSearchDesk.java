package io.busbar.engine.devices;

import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.SerialSearch;
import io.busbar.gateway.lines.SerialSearch.Phase;
import io.busbar.gateway.lines.SerialSearch.Setting;
import io.busbar.gateway.lines.SerialSearches;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches for the settings of serial ports, one port at a time, on a thread that ends when idle. */
@Component(service = SerialSearches.class)
public final class SerialSearchDesk implements SerialSearches {

    private static final Logger LOG = LoggerFactory.getLogger(SerialSearchDesk.class);
    private static final int KEPT = 10;
    private static final List<Integer> FACTORY_UNITS = List.of(5, 1);

    private final LineRegistry lines;
    private final Devices devices;
    private final Clock clock;
    private final ExecutorService thread;
    private final Deque<SerialSearch> searches = new ArrayDeque<>();
    private int count;
    private boolean cancelled;

    /** A desk that may have these lines rest. */
    @Activate
    public SerialSearchDesk(@Reference LineRegistry lines, @Reference Devices devices, @Reference Clock clock) {
        this.lines = lines;
        this.devices = devices;
        this.clock = clock;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread made = new Thread(task, "busbar-serial-search");
                    made.setDaemon(true);
                    return made;
                });
        one.allowCoreThreadTimeOut(true);
        this.thread = one;
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }

    @Override
    public SerialSearch start(Request request) {
        FieldChecks checks = new FieldChecks();
        String line = request.line();
        String port = line == null ? request.serialPort() : port(checks, line);
        if (line == null) {
            checks.required("serialPort", port);
            if (port != null && lines.usesPort(port)) {
                checks.add("serialPort", "line.search.used", port);
            }
        }
        if (request.units().size() > MOST_UNITS) {
            checks.add("units", "line.search.units", MOST_UNITS);
        }
        request.units().forEach(unit -> checks.range("units", unit, 1, 247));
        checks.orThrow();
        BusLines bus = lines.bus().orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "gateway.starting"));
        List<Integer> units = request.units().isEmpty() ? units(line) : request.units();
        SerialSearch begun;
        synchronized (this) {
            if (!searches.isEmpty() && !searches.getFirst().phase().hasEnded()) {
                throw ProblemException.of(
                        Kind.CONFLICT, "line.search.busy", searches.getFirst().serialPort());
            }
            cancelled = false;
            begun = new SerialSearch(
                    "s" + ++count,
                    line,
                    String.valueOf(port),
                    units,
                    Phase.SEARCHING,
                    clock.instant(),
                    null,
                    SerialTrial.settings().size(),
                    0,
                    null,
                    null,
                    -1,
                    null);
            searches.addFirst(begun);
            while (searches.size() > KEPT) {
                searches.removeLast();
            }
        }
        thread.execute(() -> search(begun, bus, request.apply()));
        return begun;
    }

    private @Nullable String port(FieldChecks checks, String line) {
        Optional<LineConfig> config = lines.line(line).map(status -> status.config());
        if (config.isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "line.unknown", line);
        }
        if (config.get().kind() != LineConfig.Kind.RTU) {
            checks.add("line", "line.search.kind", line);
        }
        return config.get().serialPort();
    }

    private List<Integer> units(@Nullable String line) {
        List<Integer> units = devices.devices().stream()
                .map(DeviceStatus::config)
                .filter(device -> device.line().equals(line))
                .map(device -> device.unit())
                .filter(unit -> unit > 0)
                .limit(MOST_UNITS)
                .toList();
        return units.isEmpty() ? FACTORY_UNITS : units;
    }

    @Override
    public synchronized List<SerialSearch> searches() {
        return List.copyOf(searches);
    }

    @Override
    public Optional<SerialSearch> search(String id) {
        return searches().stream().filter(search -> search.id().equals(id)).findFirst();
    }

    @Override
    public void cancel(String id) {
        SerialSearch search =
                search(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "line.search.unknown", id));
        if (!search.phase().hasEnded()) {
            synchronized (this) {
                cancelled = true;
            }
        }
    }

    private void search(SerialSearch begun, BusLines bus, boolean apply) {
        String line = begun.line();
        if (line != null) {
            lines.rest(line);
        }
        try {
            SerialSearch ended = tryAll(begun, new SerialTrial(bus, begun.serialPort()));
            Setting found = ended.found();
            if (line != null && found != null && apply) {
                lines.apply(line, found);
            }
            // Said last: whoever waits for the end finds the line as it will be.
            put(ended);
        } catch (RuntimeException e) {
            LOG.error("The search on {} broke off", begun.serialPort(), e);
            put(end(begun, Phase.FAILED, null, -1, Message.of("line.search.broken", String.valueOf(e.getMessage()))));
        } finally {
            if (line != null) {
                lines.wake(line);
            }
        }
    }

    private SerialSearch tryAll(SerialSearch begun, SerialTrial trial) {
        SerialSearch now = begun;
        try {
            for (Setting setting : SerialTrial.settings()) {
                if (isCancelled()) {
                    return end(now, Phase.CANCELLED, null, -1, null);
                }
                now = progress(now, setting, now.tried());
                put(now);
                Integer unit = trial.answering(setting, begun.units());
                now = progress(now, setting, now.tried() + 1);
                if (unit != null) {
                    LOG.info("Unit {} on {} answers at {}", unit, begun.serialPort(), setting);
                    return end(now, Phase.FOUND, setting, unit, null);
                }
            }
            return end(now, Phase.NOTHING, null, -1, null);
        } catch (SerialTrial.Broken e) {
            return end(now, Phase.FAILED, null, -1, e.why());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(now, Phase.CANCELLED, null, -1, null);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized void put(SerialSearch now) {
        searches.removeFirst();
        searches.addFirst(now);
    }

    private static SerialSearch progress(SerialSearch search, Setting current, int tried) {
        return new SerialSearch(
                search.id(),
                search.line(),
                search.serialPort(),
                search.units(),
                Phase.SEARCHING,
                search.started(),
                null,
                search.total(),
                tried,
                current,
                null,
                -1,
                null);
    }

    private SerialSearch end(
            SerialSearch search, Phase phase, @Nullable Setting found, int unit, @Nullable Message problem) {
        return new SerialSearch(
                search.id(),
                search.line(),
                search.serialPort(),
                search.units(),
                phase,
                search.started(),
                clock.instant(),
                search.total(),
                search.tried(),
                null,
                found,
                unit,
                problem);
    }
}
