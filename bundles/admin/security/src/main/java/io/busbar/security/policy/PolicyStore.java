package io.busbar.security.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.gateway.policy.PolicyDocument.Banner;
import io.busbar.gateway.policy.PolicyDocument.Sessions;
import io.busbar.gateway.policy.PolicyEditor;
import io.busbar.gateway.policy.SecurityPolicy;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.security.keys.InstallationKey;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy in {@code security/policy.json}. One that cannot be read is set aside, and the strict one at first takes its place. */
@Component(service = {SecurityPolicy.class, PolicyEditor.class, PolicyStore.class})
public final class PolicyStore implements SecurityPolicy, PolicyEditor {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);
    private static final int LONGEST_BANNER = 2000;

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final Audit audit;
    private final Host host;
    private final @Nullable EventAdmin events;
    private volatile PolicyDocument policy;

    /** The policy of this installation; the demonstration allows writing to its simulated devices at first. */
    @Activate
    public PolicyStore(
            @Reference InstallationKey key,
            @Reference Audit audit,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable EventAdmin events,
            BundleContext context)
            throws IOException {
        this(key, audit, events, new Host(), Boolean.parseBoolean(context.getProperty("busbar.demo")));
    }

    /** A policy of this installation. */
    public PolicyStore(InstallationKey key, Audit audit, @Nullable EventAdmin events, Host host, boolean demo)
            throws IOException {
        this.file = key.directory().resolve("policy.json");
        this.audit = audit;
        this.events = events;
        this.host = host;
        policy = read(demo);
        host.apply(policy);
    }

    /** The policy before anybody has decided. */
    static PolicyDocument atFirst(boolean demo) {
        return new PolicyDocument(
                new Banner(false, ""),
                new Sessions(60, 15, 12, 3, 60, 5),
                Permission.of(Profile.USER),
                Set.of(Permission.RESET),
                demo ? Map.of(Capability.MODBUS_WRITE, true) : Map.of());
    }

    @Override
    public boolean allows(Capability capability) {
        return policy.allows(capability);
    }

    @Override
    public PolicyDocument policy() {
        return policy;
    }

    @Override
    public Map<Capability, Enforcer> enforcers() {
        Map<Capability, Enforcer> enforcers = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            enforcers.put(capability, host.enforcer(capability));
        }
        return enforcers;
    }

    @Override
    public synchronized void replace(Actor actor, PolicyDocument next) {
        check(next);
        PolicyDocument former = policy;
        try {
            files.replace(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
        } catch (IOException e) {
            audit.note(AuditEvent.failed(actor, "policy.changed", ""));
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        policy = next;
        host.apply(next);
        audit.note(changes(AuditEvent.done(actor, "policy.changed", ""), former, next));
        if (events != null) {
            events.postEvent(new Event(CHANGED, Map.<String, Object>of()));
        }
    }

    private static void check(PolicyDocument next) {
        List<FieldProblem> problems = new ArrayList<>();
        int length = next.banner().text().length();
        if (length > LONGEST_BANNER) {
            problems.add(FieldProblem.of("banner.text", "field.length", LONGEST_BANNER, length));
        }
        Sessions sessions = next.sessions();
        range(problems, "sessions.idleMinutes", sessions.idleMinutes(), 5, 480);
        range(problems, "sessions.administratorIdleMinutes", sessions.administratorIdleMinutes(), 5, 480);
        range(problems, "sessions.longestHours", sessions.longestHours(), 1, 24);
        range(problems, "sessions.attempts", sessions.attempts(), 1, 10);
        range(problems, "sessions.lockMinutes", sessions.lockMinutes(), 0, 1440);
        range(problems, "sessions.most", sessions.most(), 1, 100);
        subset(problems, "user", next.user(), Profile.USER);
        subset(problems, "totem", next.totem(), Profile.TOTEM);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void range(List<FieldProblem> problems, String field, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(field, "number.range", least, most, value));
        }
    }

    private static void subset(List<FieldProblem> problems, String field, Set<Permission> given, Profile profile) {
        Set<Permission> possible = Permission.of(profile);
        for (Permission permission : given) {
            if (!possible.contains(permission)) {
                problems.add(FieldProblem.of(field, "choice.unknown", permission.name(), possible.toString()));
            }
        }
    }

    private static AuditEvent changes(AuditEvent event, PolicyDocument former, PolicyDocument next) {
        AuditEvent whole = event;
        for (Capability capability : Capability.values()) {
            if (former.allows(capability) != next.allows(capability)) {
                whole = whole.with(capability.name(), next.allows(capability) ? "allowed" : "forbidden");
            }
        }
        if (!former.sessions().equals(next.sessions())) {
            whole = whole.with("sessions", next.sessions().toString());
        }
        if (!former.banner().equals(next.banner())) {
            whole = whole.with("banner", next.banner().shown() ? "shown" : "not shown");
        }
        if (!former.user().equals(next.user())) {
            whole = whole.with("user", next.user().toString());
        }
        return former.totem().equals(next.totem())
                ? whole
                : whole.with("totem", next.totem().toString());
    }

    private PolicyDocument read(boolean demo) throws IOException {
        byte[] stored = files.read(file).orElse(null);
        if (stored == null) {
            return atFirst(demo);
        }
        try {
            PolicyDocument read = json.readValue(stored, PolicyDocument.class);
            check(read);
            return read;
        } catch (IOException | RuntimeException e) {
            Path kept = files.quarantine(file);
            LOG.error(
                    "The security policy {} cannot be used and is kept as {}; the strict one at first applies",
                    file,
                    kept,
                    e);
            audit.note(AuditEvent.failed(Actor.GATEWAY, "policy.unreadable", String.valueOf(kept.getFileName())));
            return atFirst(false);
        }
    }
}
