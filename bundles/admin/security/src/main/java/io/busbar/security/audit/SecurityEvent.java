package io.busbar.security.audit;

import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.SecurityEvents;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.event.Event;

/** Which records of the trail EventAdmin is told of, and how. */
final class SecurityEvent {

    private static final Set<String> TOLD = Set.of(
            "account.locked",
            "account.unlocked",
            "account.passphrase.made",
            "account.passphrase.used",
            "account.reset",
            "account.setup",
            "account.unreadable",
            "audit.damaged",
            "authority.added",
            "authority.removed",
            "bundle.refused",
            "certificate.confirmed",
            "certificate.removed",
            "certificate.reverted",
            "certificate.shown",
            "certificate.unreadable",
            "client.blocked",
            "clock.jumped",
            "connection.refused",
            "firewall.changed",
            "firewall.confirmed",
            "firewall.reset",
            "firewall.reverted",
            "gateway.started",
            "policy.changed",
            "policy.unreadable");

    private SecurityEvent() {}

    /** The event to post; empty for what stands in the trail only. */
    static Optional<Event> of(AuditEvent noted, Instant time) {
        if (!TOLD.contains(noted.action())) {
            return Optional.empty();
        }
        return Optional.of(new Event(
                SecurityEvents.TOPIC,
                Map.of(
                        "action", noted.action(),
                        "object", noted.object(),
                        "result", noted.outcome().name(),
                        "account", noted.actor().name(),
                        "address", noted.actor().address(),
                        "time", time,
                        "details", noted.details())));
    }
}
