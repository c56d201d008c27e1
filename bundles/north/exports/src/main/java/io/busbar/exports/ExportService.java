package io.busbar.exports;

import io.busbar.exports.format.FileFormats;
import io.busbar.exports.plan.Marks;
import io.busbar.exports.plan.Planner;
import io.busbar.exports.plan.Topology;
import io.busbar.exports.settings.DestinationStore;
import io.busbar.exports.settings.SettingsStore;
import io.busbar.exports.spool.Deliveries;
import io.busbar.exports.spool.Spool;
import io.busbar.exports.spool.SpoolEntry;
import io.busbar.exports.transport.Egress;
import io.busbar.exports.transport.Login;
import io.busbar.exports.transport.Transports;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.ConnectionTest;
import io.busbar.gateway.exports.Delivery;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportRun;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.exports.ScheduleStatus;
import io.busbar.gateway.exports.SpoolStatus;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.SecurityPolicy;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.secrets.Secrets;
import io.busbar.gateway.site.Fluids;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.site.Usages;
import io.busbar.gateway.tls.Authorities;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;

/** {@link Exports} of this gateway, its files in {@code data/exports}. */
@Component(service = Exports.class, configurationPid = "io.busbar.exports")
@Designate(ocd = ExportOptions.class)
public final class ExportService implements Exports {

    private static final Login.Timeouts OF_TESTS = new Login.Timeouts(5_000, 5_000);
    private static final int FAILED_TEST_MILLIS = 5_500;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable HistoryArchive archive;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable EventAdmin events;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SecurityPolicy policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Loads loads;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Usages usages;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Fluids fluids;

    private final Clock clock;
    private final Site site;
    private final Devices devices;
    private final Lines lines;
    private final Historian historian;
    private final SettingsStore settings;
    private final DestinationStore destinations;
    private final Marks marks;
    private final Spool spool;
    private final Deliveries deliveries;
    private final Planner planner;
    private final Machine machine;
    private final Faults faults;
    private final ConnectionTester tester;
    private final Workers workers;
    private volatile @Nullable RangeExport run;
    private int runs;

    /** The exports of this gateway. */
    @Activate
    public ExportService(
            BundleContext context,
            ExportOptions options,
            @Reference SiteStore documents,
            @Reference Clock clock,
            @Reference Site site,
            @Reference Devices devices,
            @Reference Lines lines,
            @Reference Historian historian,
            @Reference Secrets secrets,
            @Reference Authorities authorities)
            throws IOException {
        this.clock = clock;
        this.site = site;
        this.devices = devices;
        this.lines = lines;
        this.historian = historian;
        Path folder =
                Path.of(String.valueOf(context.getProperty(SiteStore.DATA))).resolve("exports");
        Path etc = Path.of(String.valueOf(context.getProperty("busbar.etc")));
        FileLayer layer = FileLayer.system();
        settings = new SettingsStore(documents.folder(SettingsStore.TYPE));
        destinations = new DestinationStore(documents.folder(DestinationStore.TYPE), secrets);
        marks = new Marks(documents.folder(Marks.TYPE));
        deliveries = new Deliveries(folder.resolve("deliveries.journal"), layer);
        spool = new Spool(
                folder.resolve("spool"),
                layer,
                new Spool.Bounds(options.spool_files(), (long) options.spool_megabytes() << 20),
                deliveries.files(),
                deliveries.lastFile());
        planner = new Planner(
                spool,
                deliveries,
                marks,
                new FileFormats(etc.resolve("busbar").resolve("exports"), () -> archive),
                clock);
        Egress egress = new Egress(List.of(options.egress()), InetAddress::getAllByName);
        Path folders = folder.resolve("folders");
        faults = new Faults(clock, this::post);
        machine = new Machine(
                settings,
                destinations,
                spool,
                deliveries,
                planner,
                new Transports(() -> egress, this::require, authorities::context, folders, Login.Timeouts.USUAL),
                faults,
                clock,
                this::view);
        tester = new ConnectionTester(
                new Transports(() -> egress, this::require, authorities::context, folders, OF_TESTS),
                clock,
                FAILED_TEST_MILLIS);
        workers = new Workers(machine, destinations, () -> post(TOPIC_CHANGED, Map.of()));
        workers.start();
    }

    /** Ends what is under way; what waits goes on when the gateway does. */
    @Deactivate
    public void close() throws IOException {
        RangeExport running = run;
        if (running != null) {
            running.stop();
        }
        workers.close();
        deliveries.close();
    }

    private void require(Capability capability) {
        SecurityPolicy now = policy;
        if (now != null) {
            now.require(capability);
        } else if (!capability.isAllowedAtFirst()) {
            throw ProblemException.of(Kind.FORBIDDEN, "policy.forbids", capability.name());
        }
    }

    private Planner.Site view() {
        return new Planner.Site(
                historian, Topology.devices(devices, lines), LoadBook.names(loads, usages, fluids), site.zone());
    }

    private void post(String topic, Map<String, Object> properties) {
        EventAdmin now = events;
        if (now != null) {
            now.postEvent(new Event(topic, new HashMap<>(properties)));
        }
    }

    private void note(Actor actor, String action, String object, Map<String, String> details) {
        Audit now = audit;
        if (now != null) {
            AuditEvent event = AuditEvent.done(actor, action, object);
            for (Map.Entry<String, String> detail : details.entrySet()) {
                event = event.with(detail.getKey(), detail.getValue());
            }
            now.note(event);
        }
    }

    @Override
    public ExportSettings settings() {
        return settings.get();
    }

    @Override
    public void configure(Actor actor, ExportSettings next) {
        settings.set(next);
        note(actor, "export.settings.changed", "", Map.of("site", next.siteName(), "server", next.serverName()));
        workers.hurry();
    }

    @Override
    public List<Destination> destinations() {
        return destinations.all();
    }

    @Override
    public Optional<Destination> destination(String id) {
        return destinations.find(id);
    }

    @Override
    public boolean hasPassword(String id) {
        return destinations.hasPassword(id);
    }

    @Override
    public void add(Actor actor, Destination destination, @Nullable String password) {
        destinations.add(destination, password);
        note(actor, "export.destination.added", destination.id(), told(destination));
        workers.hurry();
    }

    @Override
    public void update(Actor actor, Destination destination, @Nullable String password) {
        destinations.update(destination, password);
        machine.changed(destination.id());
        note(actor, "export.destination.changed", destination.id(), told(destination));
        workers.hurry();
    }

    private static Map<String, String> told(Destination destination) {
        return Map.of("kind", destination.kind().name(), "host", destination.host());
    }

    @Override
    public void remove(Actor actor, String id) {
        destinations.remove(id);
        marks.forget(id);
        try {
            machine.forget(id);
        } catch (IOException e) {
            throw unavailable(e);
        }
        note(actor, "export.destination.removed", id, Map.of());
        workers.hurry();
    }

    @Override
    public ConnectionTest test(Actor actor, Destination destination, @Nullable String password) {
        destinations.check(destination);
        String secret = password == null ? destinations.password(destination) : password;
        note(actor, "export.destination.tested", destination.id(), told(destination));
        return tester.test(
                destination,
                Planner.logDirectory(
                        destination, settings.get(), LocalDate.ofInstant(clock.instant(), site.zone()), site.zone()),
                secret);
    }

    @Override
    public List<ScheduleStatus> schedules() {
        return ScheduleView.of(settings.get(), destinations.all(), marks, planner, site.zone(), clock.instant());
    }

    @Override
    public SpoolStatus spool(int most) {
        return SpoolView.of(
                spool,
                planner.isFull(),
                destination -> machine.sender(destination).next(),
                most);
    }

    @Override
    public void retry(String destination) {
        machine.sender(destinations.get(destination).id()).hurry();
        workers.hurry();
    }

    @Override
    public void discard(Actor actor, long file) {
        SpoolEntry entry = spool.entry(file)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "export.file.unknown", Long.toString(file)));
        try {
            deliveries.note(entry, Delivery.Outcome.DISCARDED, clock.millis());
            spool.remove(entry);
        } catch (IOException e) {
            throw unavailable(e);
        }
        note(actor, "export.file.discarded", entry.name(), Map.of("destination", entry.destination()));
        workers.hurry();
    }

    @Override
    public List<Delivery> deliveries(@Nullable Long before, int most) {
        return deliveries.newest(before, most, any -> true);
    }

    @Override
    public List<ActiveFault> faults() {
        return faults.all();
    }

    @Override
    public synchronized ExportRun export(
            Actor actor, String destination, Set<Category> categories, Set<String> only, Instant from, Instant to) {
        Destination target = destinations.get(destination);
        if (!from.isBefore(to)) {
            throw ProblemException.invalid("to", "time.order", from.toString(), to.toString());
        }
        if (to.isAfter(clock.instant())) {
            throw ProblemException.invalid("to", "export.range.future");
        }
        if (Planner.lacksName(target, settings.get())) {
            throw ProblemException.of(Kind.CONFLICT, "export.site.unnamed", ExportSettings.UNNAMED);
        }
        RangeExport former = run;
        if (former != null && former.isRunning()) {
            throw ProblemException.of(Kind.CONFLICT, "export.running");
        }
        Planner.Site view = view();
        for (String id : only) {
            if (view.devices().stream().noneMatch(device -> device.id().equals(id))) {
                throw ProblemException.invalid("devices", "device.unknown", id);
            }
        }
        RangeExport wanted = new RangeExport(
                Integer.toString(++runs),
                new RangeExport.Wish(
                        target,
                        List.copyOf(categories.isEmpty() ? target.categories() : categories),
                        view.devices().stream()
                                .filter(device -> only.isEmpty() || only.contains(device.id()))
                                .toList(),
                        from,
                        to),
                planner,
                view,
                settings.get(),
                clock.instant(),
                workers::sendAll);
        run = wanted;
        workers.run(wanted);
        note(actor, "export.range", destination, Map.of("from", from.toString(), "to", to.toString()));
        return wanted.shown();
    }

    @Override
    public Optional<ExportRun> run() {
        return Optional.ofNullable(run).map(RangeExport::shown);
    }

    @Override
    public void stop(Actor actor) {
        RangeExport running = run;
        if (running != null && running.isRunning()) {
            running.stop();
            note(actor, "export.range.stopped", running.shown().id(), Map.of());
        }
    }

    private static ProblemException unavailable(IOException e) {
        return ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
    }
}
