package io.busbar.historian;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.values.SampleSink;
import io.busbar.historian.plan.ClockJournal;
import io.busbar.historian.plan.PlanRunner;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The storage plan as a sink of the bus; stores into whichever historian is installed. */
@Component(
        service = SampleSink.class,
        configurationPid = HistorianSettings.PID,
        property = {SampleSink.NAME + "=historian", SampleSink.OVERFLOW + "=PUSH_BACK"})
public final class StorageSink implements SampleSink {

    private static final Logger LOG = LoggerFactory.getLogger(StorageSink.class);

    private final PlanRunner runner;
    private final ClockJournal changes;

    /** The sink of this gateway. */
    @Activate
    public StorageSink(
            BundleContext context, @Reference Historian historian, @Reference Clock clock, HistorianSettings settings) {
        changes = new ClockJournal(
                FileLayer.system(), HistorianSettings.Plans.directory(context).resolve("clock.journal"));
        runner = new PlanRunner(HistorianSettings.Plans.plan(settings), historian, clock, changes);
    }

    @Override
    public void accept(SampleBatch batch) {
        runner.accept(batch);
    }

    /** Stores what was collected so far. */
    @Deactivate
    public void close() {
        runner.close();
        try {
            changes.close();
        } catch (IOException e) {
            LOG.warn("The record of clock changes was not closed: {}", e.getMessage());
        }
    }
}
