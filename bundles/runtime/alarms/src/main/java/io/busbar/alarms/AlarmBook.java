package io.busbar.alarms;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The alarms of this gateway, for who wants to see and acknowledge them. */
@Component(service = Alarms.class)
public final class AlarmBook implements Alarms {

    private final AlarmEngine engine;

    /** The alarms of an engine. */
    @Activate
    public AlarmBook(@Reference AlarmEngine engine) {
        this.engine = engine;
    }

    @Override
    public Page alarms(AlarmQuery query, long before, int limit) {
        return engine.log().newest(query, before, limit);
    }

    @Override
    public Optional<Alarm> alarm(long id) {
        return engine.log().alarm(id);
    }

    @Override
    public void visit(AlarmQuery query, Consumer<Alarm> visitor) {
        engine.log().visit(query, visitor);
    }

    @Override
    public List<Slice> timeline(AlarmQuery query, Instant from, Instant to, int slices) {
        return engine.log().timeline(query, from, to, slices);
    }

    @Override
    public Counts counts() {
        return engine.log().counts();
    }

    @Override
    public Changes changesSince(long version, int most) {
        if (version == 0) {
            List<Alarm> active = engine.log()
                    .newest(AlarmQuery.active(), Long.MAX_VALUE, most)
                    .alarms();
            return new Changes(engine.publisher().version(), active, false);
        }
        return engine.publisher().since(version, most, engine.log()::alarm);
    }

    @Override
    public List<Alarm> acknowledge(Actor actor, Collection<Long> ids, String comment) {
        if (comment.length() > Acknowledgement.LONGEST_COMMENT) {
            throw ProblemException.invalid(
                    "comment", "field.length", Acknowledgement.LONGEST_COMMENT, comment.length());
        }
        List<Alarm> acknowledged = engine.desk()
                .acknowledge(
                        ids, new Acknowledgement(actor.name(), engine.clock().instant(), comment.strip()));
        engine.commit();
        String problem = engine.log().status().problem();
        if (!problem.isEmpty()) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", problem);
        }
        return acknowledged;
    }

    @Override
    public JournalStatus journal() {
        return engine.log().status();
    }
}
