package io.busbar.alarms;

import io.busbar.gateway.alarms.Maintenance;
import io.busbar.gateway.audit.Actor;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The maintenance of this gateway's devices as a service, with facts. */
@Component(service = Maintenance.class)
public final class MaintenanceService implements Maintenance {

    private final AlarmEngine engine;

    /** The maintenance of an engine. */
    @Activate
    public MaintenanceService(@Reference AlarmEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<Work> underWay() {
        return engine.maintenance().underWay();
    }

    @Override
    public Work begin(Actor actor, String device, String zone, Instant until, String note) {
        Work work = engine.maintenance().begin(actor, device, zone, until, note);
        engine.post(TOPIC_CHANGED);
        return work;
    }

    @Override
    public void end(Actor actor, String id) {
        engine.maintenance().end(actor, id);
        engine.post(TOPIC_CHANGED);
    }
}
