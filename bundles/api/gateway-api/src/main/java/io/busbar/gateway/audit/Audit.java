package io.busbar.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit trail: append-only, each record bound to the one before. Consumers refer to it optionally: what happens while there is none
 * cannot be noted, and must not be held up by that. Safe for use by any thread.
 */
@ProviderType
public interface Audit {

    /**
     * Notes an event; durable when it returns. Never throws: a trail that takes nothing more is told by {@link #problem()} and in the log.
     * Takes as long as the disk does, so not for the thread of a poll.
     */
    void note(AuditEvent event);

    /** Records of the trail, newest first. */
    List<AuditRecord> records(AuditQuery query);

    /** Examines the whole trail. */
    AuditVerdict verify();

    /** Why the trail takes nothing at the moment, in English; empty when it does. */
    String problem();

    /**
     * Writes the records, oldest first, one RFC 5424 message a line (UTF-8).
     *
     * @throws IOException if the stream or the trail fails
     */
    void export(AuditQuery query, OutputStream out) throws IOException;
}
