package io.busbar.historian;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.values.SampleSink;
import io.busbar.historian.plan.PlanRunner;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The storage plan as a sink of the bus; stores into whichever historian is installed. */
@Component(
        service = SampleSink.class,
        configurationPid = HistorianSettings.PID,
        property = {SampleSink.NAME + "=historian", SampleSink.OVERFLOW + "=PUSH_BACK"})
public final class StorageSink implements SampleSink {

    private final PlanRunner runner;

    /** The sink of this gateway. */
    @Activate
    public StorageSink(@Reference Historian historian, @Reference Clock clock, HistorianSettings settings) {
        runner = new PlanRunner(HistorianSettings.Plans.plan(settings), historian, clock);
    }

    @Override
    public void accept(SampleBatch batch) {
        runner.accept(batch);
    }

    /** Stores what was collected so far. */
    @Deactivate
    public void close() {
        runner.close();
    }
}
