package io.busbar.security.condition;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.condition.ConditionSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Bundles that nobody vouches for, as the gate of the launcher tells them, and developer mode, in which they run. */
@Component(service = ConditionSource.class)
public final class CodeConditions implements ConditionSource {

    private static final String MODE = "busbar.gate";
    private static final String DEVELOPER = "developer";
    private static final String ENFORCED = "enforced";

    private final Set<String> noted = new HashSet<>();
    private final Audit audit;
    private volatile @Nullable Supplier<List<Map<String, String>>> gate;
    private volatile String mode = "";

    /** Notes what is refused in this trail. */
    @Activate
    public CodeConditions(@Reference Audit audit) {
        this.audit = audit;
    }

    /** Optional, because it is no bundle that brings it, and the features service would look for one. */
    @Reference(
            service = Supplier.class,
            target = "(" + MODE + "=*)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setGate(Supplier<List<Map<String, String>>> told, Map<String, Object> properties) {
        mode = String.valueOf(properties.get(MODE));
        gate = told;
        if (mode.equals(DEVELOPER)) {
            audit.note(AuditEvent.done(Actor.GATEWAY, "gateway.developer", ""));
        }
    }

    void unsetGate(Supplier<List<Map<String, String>>> told) {
        gate = null;
    }

    @Override
    public List<Condition> standing() {
        Instant now = Instant.now();
        List<Condition> standing = new ArrayList<>();
        if (mode.equals(DEVELOPER)) {
            standing.add(new Condition("developer.mode", "", Severity.WARNING, now, Map.of()));
        }
        Supplier<List<Map<String, String>>> asked = gate;
        if (asked != null && mode.equals(ENFORCED)) {
            for (Map<String, String> bundle : asked.get()) {
                String name = bundle.getOrDefault("symbolicName", "");
                String version = bundle.getOrDefault("version", "");
                String location = bundle.getOrDefault("location", "");
                String hash = bundle.getOrDefault("sha256", "");
                standing.add(new Condition(
                        "code.unverified",
                        name,
                        Severity.CRITICAL,
                        now,
                        Map.of("version", version, "location", location)));
                if (noted.add(name + version + location + hash)) {
                    audit.note(AuditEvent.refused(Actor.GATEWAY, "bundle.refused", name)
                            .with("version", version)
                            .with("location", location)
                            .with("sha256", hash));
                }
            }
        }
        return standing;
    }
}
