package io.busbar.historian;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Backfill;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.SampleSink;
import io.busbar.historian.plan.ClockJournal;
import io.busbar.historian.plan.GapFiller;
import io.busbar.historian.plan.PlanRunner;
import io.busbar.historian.plan.StorageWatcher;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage plan as a sink of the bus; stores into whichever historian is installed, and watches that it does. */
@Component(
        service = {SampleSink.class, Backfill.class, StorageWatch.class},
        configurationPid = HistorianSettings.PID,
        property = {SampleSink.NAME + "=historian", SampleSink.OVERFLOW + "=PUSH_BACK"})
public final class StorageSink implements SampleSink, Backfill, StorageWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StorageSink.class);

    private final PlanRunner runner;
    private final GapFiller filler;
    private final ClockJournal changes;

    /** The sink of this gateway. */
    @Activate
    public StorageSink(
            BundleContext context,
            @Reference StoragePlanner plan,
            @Reference Historian historian,
            @Reference Clock clock,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable EventAdmin events,
            HistorianSettings settings) {
        changes = new ClockJournal(
                FileLayer.system(), HistorianSettings.Plans.directory(context).resolve("clock.journal"));
        filler = new GapFiller(plan, historian);
        runner = new PlanRunner(
                plan,
                historian,
                clock,
                changes,
                Math.max(1, settings.missing_periods()),
                new GatewaySurroundings(new Located(context), historian),
                new NotStoredFacts(events));
    }

    private record GatewaySurroundings(Located services, Historian historian) implements StorageWatcher.Surroundings {

        @Override
        public Optional<DeviceStatus> device(String id) {
            return services.ask(Devices.class, devices -> devices.device(id).orElse(null));
        }

        @Override
        public boolean isGone(String device) {
            return services.ask(Devices.class, devices -> devices.device(device).isEmpty())
                    .orElse(false);
        }

        @Override
        public boolean isDelivered(String point) {
            return services.ask(LastValues.class, values -> values.value(point).isPresent())
                    .orElse(false);
        }

        @Override
        public boolean hasHistory(String point) {
            try {
                return historian.range(point).isPresent();
            } catch (ProblemException e) {
                // Still being opened: asked again at the next check.
                return false;
            }
        }
    }

    @Override
    public void accept(SampleBatch batch) {
        runner.accept(batch);
    }

    @Override
    public CompletionStage<Void> fill(SampleBatch batch, Duration period) {
        return filler.fill(batch, period);
    }

    @Override
    public List<NotStored> notStored() {
        return runner.notStored();
    }

    @Override
    public List<ClockChange> clockChanges() {
        return changes.changes();
    }

    @Override
    public long repeated() {
        return runner.repeated();
    }

    @Override
    public long dropped() {
        return runner.dropped();
    }

    /** Stores what was collected so far. */
    @Deactivate
    public void close() {
        filler.close();
        runner.close();
        try {
            changes.close();
        } catch (IOException e) {
            LOG.warn("The record of clock changes was not closed: {}", e.getMessage());
        }
    }
}
