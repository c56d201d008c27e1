package io.busbar.security.audit;

import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditQuery;
import io.busbar.gateway.audit.AuditRecord;
import io.busbar.storage.JournalFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches the trail; holds at most one of its files in memory. */
final class TrailReader {

    private static final Logger LOG = LoggerFactory.getLogger(TrailReader.class);

    private final JournalFiles files;

    TrailReader(JournalFiles files) {
        this.files = files;
    }

    List<AuditRecord> newest(AuditQuery query) throws IOException {
        List<AuditRecord> found = new ArrayList<>();
        List<Path> all = files.list();
        for (int i = all.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            List<AuditRecord> some = read(all.get(i), query);
            for (int k = some.size() - 1; k >= 0 && found.size() < query.limit(); k--) {
                found.add(some.get(k));
            }
        }
        return found;
    }

    void export(AuditQuery query, OutputStream out) throws IOException {
        SyslogFormat format = new SyslogFormat();
        for (Path file : files.list()) {
            for (AuditRecord entry : read(file, query)) {
                out.write(format.line(entry));
            }
        }
    }

    private List<AuditRecord> read(Path file, AuditQuery query) throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        try {
            files.scan(file, (position, payload) -> take(payload, query, records));
        } catch (NoSuchFileException e) {
            LOG.debug("{} went away, being the oldest", file, e);
        }
        return records;
    }

    private static void take(ByteBuffer payload, AuditQuery query, List<AuditRecord> records) {
        if (!payload.hasRemaining() || payload.get() != Chain.EVENT) {
            return;
        }
        try {
            AuditRecord entry = Chain.read(payload).record();
            if (isWanted(entry, query)) {
                records.add(entry);
            }
        } catch (IOException | RuntimeException e) {
            // Somebody has changed it; verify() says which it is.
            LOG.debug("A record of the audit trail cannot be read", e);
        }
    }

    private static boolean isWanted(AuditRecord entry, AuditQuery query) {
        AuditEvent event = entry.event();
        return entry.sequence() < query.before()
                && (query.from() == null || !entry.time().isBefore(query.from()))
                && (query.to() == null || entry.time().isBefore(query.to()))
                && (query.actor() == null || event.actor().name().equalsIgnoreCase(query.actor()))
                && (query.action() == null || event.action().startsWith(query.action()))
                && (query.outcome() == null || event.outcome() == query.outcome());
    }
}
