package io.busbar.security.audit;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditQuery;
import io.busbar.gateway.audit.AuditRecord;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.condition.ConditionSource;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.security.keys.InstallationKey;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail below {@code security/audit} of the data directory. */
@Component(
        service = {Audit.class, ConditionSource.class},
        immediate = true)
public final class AuditTrail implements Audit, ConditionSource {

    /** Detail of the first record: the public key of the first seal. */
    static final String KEY = "key";

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final TrailWriter writer;
    private final TrailReader reader;
    private final Dampener dampener = new Dampener();
    private final AuditClock clock;
    private final LongSupplier nanoTime;
    private final Clock wall;
    private volatile String problem = "";
    private volatile @Nullable AuditVerdict verdict;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable EventAdmin events;

    /** Opens the trail of this installation. */
    @Activate
    public AuditTrail(@Reference InstallationKey key) throws IOException {
        this(key, FileLayer.system(), Clock.systemUTC(), System::nanoTime, TrailLimits.NORMAL);
        clock.start();
    }

    AuditTrail(InstallationKey key, FileLayer layer, Clock wall, LongSupplier nanoTime, TrailLimits limits)
            throws IOException {
        this.nanoTime = nanoTime;
        this.wall = wall;
        writer = new TrailWriter(key, layer, wall, nanoTime, limits);
        reader = new TrailReader(writer.files());
        clock = new AuditClock(wall, nanoTime, this);
    }

    @Deactivate
    void stop() {
        clock.stop();
        tick(true);
        synchronized (this) {
            attempt(writer::close);
        }
    }

    @Override
    public synchronized void note(AuditEvent event) {
        if (dampener.takes(event, nanoTime.getAsLong())) {
            write(event);
        }
    }

    @Override
    public List<AuditRecord> records(AuditQuery query) {
        try {
            return reader.newest(query);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public synchronized AuditVerdict verify() {
        try {
            AuditVerdict found = writer.examine();
            verdict = found;
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public List<Condition> standing() {
        List<Condition> standing = new ArrayList<>();
        String unwritable = problem;
        if (!unwritable.isEmpty()) {
            standing.add(new Condition(
                    "audit.unwritable", "", Severity.CRITICAL, wall.instant(), Map.of("problem", unwritable)));
        }
        AuditVerdict last = verdict;
        if (last != null && !last.isSound()) {
            standing.add(new Condition(
                    "audit.broken",
                    "",
                    Severity.CRITICAL,
                    wall.instant(),
                    Map.of("sequence", String.valueOf(last.firstBad()), "reason", String.valueOf(last.problem()))));
        }
        return standing;
    }

    @Override
    public void export(AuditQuery query, OutputStream out) throws IOException {
        reader.export(query, out);
    }

    /** What is due now and then: sums of what was dampened, a seal. */
    synchronized void tick(boolean last) {
        dampener.due(nanoTime.getAsLong(), last).forEach(this::write);
        attempt(() -> writer.sealIfDue(last));
    }

    private void write(AuditEvent event) {
        attempt(() -> writer.append(event));
        EventAdmin admin = events;
        if (admin != null) {
            SecurityEvent.of(event, wall.instant()).ifPresent(admin::postEvent);
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
            problem = "";
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
            LOG.error("The audit trail could not be written", e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static ProblemException unreadable(IOException e) {
        LOG.error("The audit trail cannot be read", e);
        return ProblemException.of(Kind.UNAVAILABLE, "storage.unreadable", String.valueOf(e.getMessage()));
    }

    /** Something that the gateway itself noticed. */
    void noteOwn(String action, String name, String value) {
        note(AuditEvent.done(Actor.GATEWAY, action, "").with(name, value));
    }
}
