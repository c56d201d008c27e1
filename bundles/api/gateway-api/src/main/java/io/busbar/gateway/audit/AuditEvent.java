package io.busbar.gateway.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that the audit trail keeps.
 *
 * @param actor who
 * @param action what was done: lower-case words with dots, such as {@code device.changed}
 * @param object what it was done to, such as a device's id; empty where that is clear from the action
 * @param outcome what came of it
 * @param details what else is worth knowing; the values of secrets never belong here, see {@link #MASKED}
 */
public record AuditEvent(Actor actor, String action, String object, Outcome outcome, Map<String, String> details) {

    /** Stands for the value of a secret. */
    public static final String MASKED = "***";

    /** What came of an action. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was not allowed, or the proof of identity was wrong. */
        REFUSED,
        /** It was allowed, and failed. */
        FAILED
    }

    /** Keeps the details in the order of their names. */
    public AuditEvent {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Something that was done. */
    public static AuditEvent done(Actor actor, String action, String object) {
        return new AuditEvent(actor, action, object, Outcome.DONE, Map.of());
    }

    /** Something that was refused. */
    public static AuditEvent refused(Actor actor, String action, String object) {
        return new AuditEvent(actor, action, object, Outcome.REFUSED, Map.of());
    }

    /** Something that failed. */
    public static AuditEvent failed(Actor actor, String action, String object) {
        return new AuditEvent(actor, action, object, Outcome.FAILED, Map.of());
    }

    /** The same with one more detail. */
    public AuditEvent with(String name, String value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditEvent(actor, action, object, outcome, more);
    }
}
