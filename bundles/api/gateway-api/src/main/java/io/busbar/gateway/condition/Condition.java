package io.busbar.gateway.condition;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that holds for some time. Code and object together say which one it is; the other fields may change while it holds.
 *
 * @param code what holds: lower-case words with dots, such as {@code certificate.expiry}
 * @param object what it concerns, such as the id of an account; empty where the code says it
 * @param severity how much it matters now
 * @param since when it came, UTC
 * @param details what else is worth knowing, see the list in the guide of security; never a secret
 */
public record Condition(String code, String object, Severity severity, Instant since, Map<String, String> details) {

    /** How much a condition matters. */
    public enum Severity {
        /** Worth knowing. */
        INFO,
        /** Somebody should do something about it within days. */
        WARNING,
        /** Somebody should do something about it now. */
        CRITICAL
    }

    /** Keeps the details in the order of their names. */
    public Condition {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Whether this is the same condition, whatever has changed about it. */
    public boolean isSame(Condition other) {
        return code.equals(other.code) && object.equals(other.object);
    }
}
