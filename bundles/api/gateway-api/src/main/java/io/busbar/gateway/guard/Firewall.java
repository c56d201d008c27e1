package io.busbar.gateway.guard;

import io.busbar.gateway.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Limits and rules, and what came of them. A change is in force at once, and goes back by itself unless it is confirmed: so nobody locks
 * himself out for good. Safe for use by any thread.
 */
@ProviderType
public interface Firewall {

    /** Time to confirm a change. */
    Duration CONFIRM_WITHIN = Duration.ofSeconds(60);

    /** For so long a client is blocked that exceeds a limit. */
    Duration BLOCKED_FOR = Duration.ofSeconds(30);

    /**
     * A client that is blocked.
     *
     * @param address IP address
     * @param until when it is let in again
     * @param refused connections refused since it was blocked
     */
    record Blocked(String address, Instant until, long refused) {}

    /**
     * What has happened since the start.
     *
     * @param connections connections open now
     * @param admitted connections admitted
     * @param refusedByRule connections that no rule let in
     * @param refusedByBlock connections of blocked clients refused
     * @param refusedByNumber connections beyond the number allowed
     * @param blocks how often a client was blocked
     * @param clients clients whose use is being counted
     */
    record Counters(
            int connections,
            long admitted,
            long refusedByRule,
            long refusedByBlock,
            long refusedByNumber,
            long blocks,
            int clients) {}

    /** What is in force. */
    FirewallDocument document();

    /** Until when the change under way must be confirmed, or null if none is. */
    @Nullable
    Instant confirmBy();

    /**
     * Puts limits and rules in force until they are confirmed.
     *
     * @throws io.busbar.gateway.problem.ProblemException if a rule cannot be read, or names a MAC where the machine tells none
     */
    void change(Actor actor, FirewallDocument document);

    /** Keeps the change under way; {@code firewall.confirm.none} if there is none any more. */
    void confirm(Actor actor);

    /** Takes all limits and rules away; for the gateway's own shell. */
    void reset(Actor actor);

    /** Whether a client would be let in by a document. */
    boolean admits(FirewallDocument document, String address, String protocol, int port);

    /** The clients that are blocked now. */
    List<Blocked> blocked();

    /** What has happened. */
    Counters counters();
}
