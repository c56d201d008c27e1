package io.busbar.alarms;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.journal.AlarmLog;
import io.busbar.alarms.system.DeviceAlarms;
import io.busbar.alarms.system.SystemAlarms;
import io.busbar.alarms.system.SystemSources;
import io.busbar.alarms.watch.Consumptions;
import io.busbar.alarms.watch.Definitions;
import io.busbar.alarms.watch.Watcher;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LiveValue;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about alarms of this gateway put together, and the two threads that drive it: one for time, one for the disk. */
@Component(service = AlarmEngine.class, configurationPid = AlarmSettings.PID)
public final class AlarmEngine {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmEngine.class);
    private static final long MEGABYTE = 1 << 20;
    private static final long FILE_BYTES = 16 * MEGABYTE;
    private static final int COMMIT_MILLIS = 50;
    private static final int TICK_MILLIS = 250;
    private static final int SYSTEM_MILLIS = 1000;
    private static final int FRESHEN_MILLIS = 3000;

    private final GatewayParts parts;
    private final Clock clock;
    private final AlarmLog log;
    private final AlarmDesk desk;
    private final Watcher watcher;
    private final Definitions definitions;
    private final MaintenanceBook maintenance;
    private final DeviceAlarms deviceAlarms;
    private final SystemAlarms systemAlarms;
    private final Publisher publisher;
    private final Object committing = new Object();
    private final ScheduledExecutorService time = executor("alarms-time");
    private final ScheduledExecutorService disk = executor("alarms-disk");

    /** Opens the journal and begins to watch. */
    @Activate
    public AlarmEngine(
            BundleContext context, @Reference SiteStore store, @Reference Clock clock, AlarmSettings settings)
            throws IOException {
        this.parts = new GatewayParts(context);
        this.clock = clock;
        Path data = Path.of(Objects.requireNonNull(
                context.getProperty(SiteStore.DATA), "The framework property " + SiteStore.DATA + " is not set"));
        long most = Math.max(2 * FILE_BYTES, settings.journal_megabytes() * MEGABYTE);
        log = new AlarmLog(FileLayer.system(), data.resolve("alarms"), new AlarmLog.Limits(FILE_BYTES, most));
        maintenance = new MaintenanceBook(store.folder(MaintenanceBook.TYPE), this::zoneOf, clock);
        desk = new AlarmDesk(log, alarm -> maintenance.covers(alarm.device()), System::nanoTime);
        publisher = new Publisher(log.active(), this::tell);
        watcher = new Watcher(
                desk, this::lastValue, new Consumptions(this::counted, this::zone), clock, System::nanoTime);
        definitions = new Definitions(store.folder(Definitions.TYPE), watcher, new KnownDevices(parts));
        deviceAlarms = new DeviceAlarms(desk, this::isRecorded);
        systemAlarms = SystemSources.of(desk, new Surroundings(), this::isRecorded);
        parts.start();
        time.scheduleWithFixedDelay(guarded(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        time.scheduleWithFixedDelay(
                guarded(() -> systemAlarms.look(clock.instant())), SYSTEM_MILLIS, SYSTEM_MILLIS, TimeUnit.MILLISECONDS);
        time.scheduleWithFixedDelay(guarded(watcher::freshen), FRESHEN_MILLIS, FRESHEN_MILLIS, TimeUnit.MILLISECONDS);
        disk.scheduleWithFixedDelay(guarded(this::commit), COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException, IOException {
        time.shutdownNow();
        disk.shutdown();
        if (!time.awaitTermination(2, TimeUnit.SECONDS) || !disk.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("The threads of the alarms did not end in time");
        }
        desk.flush();
        commit();
        log.close();
        parts.close();
    }

    AlarmLog log() {
        return log;
    }

    AlarmDesk desk() {
        return desk;
    }

    Definitions definitions() {
        return definitions;
    }

    MaintenanceBook maintenance() {
        return maintenance;
    }

    Publisher publisher() {
        return publisher;
    }

    Clock clock() {
        return clock;
    }

    /** Takes what a read gave. */
    void accept(SampleBatch batch) {
        watcher.accept(batch);
        deviceAlarms.accept(batch);
    }

    /** Makes durable, and tells, what has happened so far. */
    void commit() {
        synchronized (committing) {
            publisher.committed(log.commit());
        }
    }

    /** Posts a fact without an alarm. */
    void post(String topic) {
        parts.events().ifPresent(events -> events.postEvent(new Event(topic, Map.of())));
    }

    private void tick() {
        watcher.tick();
        desk.tick();
    }

    private void tell(String topic, Alarm alarm) {
        parts.events().ifPresent(events -> {
            Map<String, Object> properties = new HashMap<>();
            properties.put("alarm", alarm);
            properties.put("id", alarm.id());
            properties.put("key", alarm.key());
            properties.put("device", alarm.device());
            properties.put("criticality", alarm.criticality().name());
            properties.put("status", alarm.status().name());
            properties.put("silenced", alarm.silenced());
            events.postEvent(new Event(topic, properties));
        });
    }

    /** Whether an alarm of the same key that began at the same time is in the journal already. */
    private boolean isRecorded(Alarm draft) {
        AlarmQuery near = new AlarmQuery(
                null,
                draft.since().plus(Duration.ofSeconds(1)),
                Set.of(draft.device()),
                null,
                null,
                Set.of(draft.kind()),
                Set.of(draft.nature()),
                Set.of(),
                Set.of(),
                null,
                null);
        Instant earliest = draft.since().minus(Duration.ofSeconds(1));
        return log.newest(near, Long.MAX_VALUE, 1000).alarms().stream()
                .anyMatch(alarm ->
                        alarm.key().equals(draft.key()) && !alarm.since().isBefore(earliest));
    }

    private Optional<LiveValue> lastValue(String point) {
        return parts.lastValues().flatMap(values -> values.value(point));
    }

    private ZoneId zone() {
        return parts.site().map(Site::zone).orElse(ZoneOffset.UTC);
    }

    private Optional<String> zoneOf(String device) {
        return parts.devices().flatMap(devices -> devices.device(device)).map(status -> status.config()
                .zone());
    }

    private OptionalDouble counted(String point, Instant from, Instant to) {
        return parts.historian()
                .map(historian -> historian.intervals(point, from, to, Step.TEN_MINUTES, zone()).stream()
                        .mapToDouble(interval -> interval.sum())
                        .filter(Double::isFinite)
                        .sum())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** A task that fails once must not end the schedule for good. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The alarms could not be looked after this time", e);
            }
        };
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private record KnownDevices(GatewayParts parts) implements Definitions.Devices {
        @Override
        public Optional<DeviceStatus> device(String id) {
            return parts.devices().flatMap(devices -> devices.device(id));
        }

        @Override
        public List<LiveValue> values(String id) {
            return parts.lastValues().map(values -> values.values(id)).orElse(List.of());
        }
    }

    private final class Surroundings implements SystemSources.Surroundings {
        @Override
        public Optional<List<DeviceStatus>> devices() {
            return parts.devices().map(devices -> devices.devices());
        }

        @Override
        public Set<String> blindDevices() {
            return watcher.blindDevices();
        }

        @Override
        public Optional<StorageWatch> storage() {
            return parts.storageWatch();
        }

        @Override
        public Optional<HistorianStatus> historian() {
            return parts.historian().map(historian -> historian.status());
        }

        @Override
        public Optional<List<Condition>> conditions() {
            return parts.conditions().map(conditions -> conditions.standing());
        }

        @Override
        public String journalProblem() {
            return log.status().problem();
        }
    }
}
