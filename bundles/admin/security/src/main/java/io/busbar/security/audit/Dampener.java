package io.busbar.security.audit;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a flood of refusals from filling the disk and from driving older records out: of one kind from one address so many are noted in
 * a minute, the rest are counted and noted as one. What was done or has failed is always noted itself.
 */
final class Dampener {

    static final int EACH = 10;
    private static final int MOST = 1000;
    private static final long MINUTE = 60_000_000_000L;

    private record Key(String address, String action) {}

    private static final class Count {
        private final long since;
        private int seen;

        Count(long since) {
            this.since = since;
        }
    }

    private final Map<Key, Count> counts = new HashMap<>();

    /** Whether the event is to be noted itself. */
    boolean takes(AuditEvent event, long now) {
        if (event.outcome() != Outcome.REFUSED) {
            return true;
        }
        Key key = new Key(event.actor().address(), event.action());
        if (!counts.containsKey(key) && counts.size() >= MOST) {
            key = new Key("*", event.action());
        }
        Count count = counts.computeIfAbsent(key, unused -> new Count(now));
        count.seen++;
        return count.seen <= EACH;
    }

    /** The sums of the minutes that are over. */
    List<AuditEvent> due(long now, boolean all) {
        List<AuditEvent> sums = new ArrayList<>();
        counts.entrySet().removeIf(entry -> {
            Count count = entry.getValue();
            if (!all && now - count.since < MINUTE) {
                return false;
            }
            if (count.seen > EACH) {
                sums.add(AuditEvent.refused(
                                new Actor("-", entry.getKey().address(), ""),
                                entry.getKey().action(),
                                "")
                        .with("more", Integer.toString(count.seen - EACH)));
            }
            return true;
        });
        return sums;
    }
}
