package io.busbar.historian.plan;

import io.busbar.gateway.history.StorageWatch.ClockChange;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable record of each time the wall clock was set, so that a strange hour in the history can be explained years later. Safe for use by
 * any thread.
 */
public final class ClockJournal implements ClockWatch.Listener, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockJournal.class);

    /** What is kept in memory; the file keeps all. */
    private static final int NEWEST = 100;

    private final List<ClockChange> changes = new ArrayList<>();
    private @Nullable Journal journal;

    /** Opens the record; where that fails changes are still logged. */
    public ClockJournal(FileLayer layer, Path file) {
        try {
            journal = Journal.open(layer, file, (position, payload) -> {
                int from = payload.arrayOffset() + payload.position();
                ByteSource in = new ByteSource(payload.array(), from, from + payload.remaining());
                keep(new ClockChange(Instant.ofEpochMilli(in.getLong()), Instant.ofEpochMilli(in.getLong())));
            });
        } catch (IOException e) {
            LOG.error("Changes of the clock cannot be recorded in {}: {}", file, e.getMessage());
        }
    }

    @Override
    public synchronized void changed(ClockChange change) {
        LOG.warn("The clock was set from {} to {}", change.before(), change.after());
        keep(change);
        Journal target = journal;
        if (target != null) {
            ByteSink sink = new ByteSink(16);
            sink.putLong(change.before().toEpochMilli());
            sink.putLong(change.after().toEpochMilli());
            try {
                target.append(sink.toBuffer());
                target.force();
            } catch (IOException e) {
                LOG.error("The change of the clock could not be recorded: {}", e.getMessage());
            }
        }
    }

    private void keep(ClockChange change) {
        if (changes.size() == NEWEST) {
            changes.remove(0);
        }
        changes.add(change);
    }

    /** The newest changes, oldest first. */
    public synchronized List<ClockChange> changes() {
        return List.copyOf(changes);
    }

    @Override
    public synchronized void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }
}
