package io.busbar.alarms;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.SampleSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes samples off the bus. It pushes back rather than lose one: a short alarm may be in it; and it never waits for a disk. */
@Component(
        service = SampleSink.class,
        property = {SampleSink.NAME + "=alarms", SampleSink.OVERFLOW + "=PUSH_BACK"})
public final class AlarmSink implements SampleSink {

    private final AlarmEngine engine;

    /** Gives samples to an engine. */
    @Activate
    public AlarmSink(@Reference AlarmEngine engine) {
        this.engine = engine;
    }

    @Override
    public void accept(SampleBatch batch) {
        engine.accept(batch);
    }
}
