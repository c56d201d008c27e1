package io.busbar.exports;

import io.busbar.exports.plan.Planner;
import io.busbar.exports.settings.DestinationStore;
import io.busbar.exports.settings.SettingsStore;
import io.busbar.exports.spool.Deliveries;
import io.busbar.exports.spool.Sender;
import io.busbar.exports.spool.Spool;
import io.busbar.exports.spool.SpoolEntry;
import io.busbar.exports.spool.SpoolFullException;
import io.busbar.exports.transport.TransportException;
import io.busbar.exports.transport.Transports;
import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.exports.Delivery.Outcome;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Exports.Fault;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and sends what is due, whenever it is asked to, by the clock that it is given. It has no thread: {@link #make} is called by one,
 * {@link #send} by one for each destination.
 */
final class Machine {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final int MOST_PERIODS = 100;
    private static final int MOST_FILES = 50;
    private static final double RAISE = 0.8;
    private static final double CLEAR = 0.7;

    private final SettingsStore settings;
    private final DestinationStore destinations;
    private final Spool spool;
    private final Deliveries deliveries;
    private final Planner planner;
    private final Transports transports;
    private final Faults faults;
    private final Clock clock;
    private final Supplier<Planner.Site> site;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> logged = new HashMap<>();
    private @Nullable Message planning;
    private boolean filling;

    Machine(
            SettingsStore settings,
            DestinationStore destinations,
            Spool spool,
            Deliveries deliveries,
            Planner planner,
            Transports transports,
            Faults faults,
            Clock clock,
            Supplier<Planner.Site> site) {
        this.settings = settings;
        this.destinations = destinations;
        this.spool = spool;
        this.deliveries = deliveries;
        this.planner = planner;
        this.transports = transports;
        this.faults = faults;
        this.clock = clock;
        this.site = site;
    }

    /**
     * Makes the files that are due.
     *
     * @return how many
     */
    int make() {
        ExportSettings now = settings.get();
        List<Destination> all = destinations.all();
        int made = 0;
        try {
            if (all.stream().anyMatch(Destination::enabled)) {
                Planner.Site view = site.get();
                for (int i = 0; i < MOST_PERIODS; i++) {
                    Integer more = planner.step(view, now, all, clock.instant()).orElse(null);
                    if (more == null) {
                        break;
                    }
                    made += more;
                }
                made += logs(now, all, view);
            }
            planning = null;
        } catch (ProblemException e) {
            complain(Message.of("failure.said", e.fullText(Locale.ENGLISH)), e);
        } catch (IOException e) {
            complain(Message.of("storage.unavailable", String.valueOf(e.getMessage())), e);
        }
        judge(now, all);
        return made;
    }

    private void complain(Message message, Exception e) {
        if (!message.equals(planning)) {
            LOG.warn("Files for others cannot be made now: {}", e.getMessage());
        }
        planning = message;
    }

    private int logs(ExportSettings names, List<Destination> all, Planner.Site view) throws IOException {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), view.zone()).minusDays(1);
        int made = 0;
        for (Destination destination : all) {
            if (destination.enabled()
                    && destination.logs()
                    && !yesterday.equals(logged.get(destination.id()))
                    && log(names, destination, yesterday, view)) {
                made++;
            }
        }
        return made;
    }

    private boolean log(ExportSettings names, Destination destination, LocalDate day, Planner.Site view)
            throws IOException {
        String key = destination.id() + "|log|" + day;
        logged.put(destination.id(), day);
        if (deliveries.has(key)) {
            return false;
        }
        byte[] log = DeliveryLog.of(destination.id(), day, view.zone(), deliveries, spool);
        if (log.length == 0) {
            return false;
        }
        Spool.Wish wish = new Spool.Wish(
                key,
                destination.id(),
                Planner.logDirectory(destination, names, day, view.zone()),
                Planner.logName(names, day),
                "",
                null,
                day.atStartOfDay(view.zone()).toInstant().toEpochMilli(),
                day.plusDays(1).atStartOfDay(view.zone()).toInstant().toEpochMilli());
        try {
            return spool.add(wish, clock.millis(), out -> {
                        out.write(log);
                        return true;
                    })
                    .isPresent();
        } catch (SpoolFullException e) {
            logged.remove(destination.id());
            return false;
        }
    }

    /** Sends what is due for a destination. */
    Sender.Result send(String destination) {
        Sender.Result result = sender(destination).round(clock.millis(), MOST_FILES);
        if (result != Sender.Result.IDLE) {
            judge(settings.get(), destinations.all());
        }
        return result;
    }

    /** The sender of a destination. */
    Sender sender(String id) {
        return senders.computeIfAbsent(
                id,
                key -> new Sender(key, spool, deliveries, () -> {
                    try {
                        return transports.connect(destinations.get(key), destinations.password(key));
                    } catch (ProblemException e) {
                        throw new TransportException(
                                Stage.ALLOWED, Message.of("failure.said", e.fullText(Locale.ENGLISH)), e);
                    }
                }));
    }

    /** Begins anew with a destination whose settings have changed. */
    void changed(String id) {
        sender(id).hurry();
    }

    /** Discards what waits for a destination that has gone. */
    void forget(String id) throws IOException {
        senders.remove(id);
        for (SpoolEntry entry : spool.entries()) {
            if (entry.destination().equals(id)) {
                deliveries.note(entry, Outcome.DISCARDED, clock.millis());
                spool.remove(entry);
            }
        }
        faults.forget(id);
        logged.remove(id);
    }

    private synchronized void judge(ExportSettings now, List<Destination> all) {
        boolean unnamed =
                all.stream().anyMatch(destination -> destination.enabled() && Planner.lacksName(destination, now));
        faults.set(Fault.SITE_NAME, null, unnamed ? Message.of("export.site.unnamed", ExportSettings.UNNAMED) : null);
        faults.set(Fault.DELIVERY, null, planning);
        for (Destination destination : all) {
            Message failure = sender(destination.id()).failure();
            boolean waits = spool.first(destination.id()).isPresent();
            faults.set(Fault.DELIVERY, destination.id(), waits ? failure : null);
        }
        double share = spool.share();
        filling = share >= RAISE || filling && share > CLEAR;
        faults.set(
                Fault.SPOOL,
                null,
                filling ? Message.of("export.spool.fill", Integer.toString((int) (share * 100))) : null);
    }
}
