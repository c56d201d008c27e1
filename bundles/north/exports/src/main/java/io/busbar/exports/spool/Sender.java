package io.busbar.exports.spool;

import io.busbar.exports.transport.Connection;
import io.busbar.exports.transport.Connector;
import io.busbar.exports.transport.TransportException;
import io.busbar.gateway.exports.Delivery.Outcome;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the files of one destination in their order. A file goes under a temporary name and is renamed when the server has all of it; that it
 * has is noted before the renaming. So whenever the connection breaks, the next try finds out by looking: the final name is there with the
 * right size, or the temporary one is gone after it had been complete; either way it was delivered, even where somebody has fetched it
 * meanwhile. Used by one thread at a time.
 */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /** What a round came to. */
    public enum Result {
        /** Nothing waits, or not yet. */
        IDLE,
        /** One or more files were delivered. */
        DELIVERED,
        /** The first file could not be delivered. */
        FAILED
    }

    private final String destination;
    private final Spool spool;
    private final Deliveries deliveries;
    private final Connector connector;
    private volatile boolean now;
    private volatile @Nullable Message failure;

    /** Sends what waits for a destination. */
    public Sender(String destination, Spool spool, Deliveries deliveries, Connector connector) {
        this.destination = destination;
        this.spool = spool;
        this.deliveries = deliveries;
        this.connector = connector;
    }

    /** The next round does not wait. */
    public void hurry() {
        now = true;
    }

    /** Why the last round failed; null if it did not. */
    public @Nullable Message failure() {
        return failure;
    }

    /** When the first file is tried next; null if none waits. */
    public @Nullable Instant next() {
        return spool.first(destination)
                .map(first -> Instant.ofEpochMilli(due(first)))
                .orElse(null);
    }

    private static long due(SpoolEntry first) {
        return first.errorCode().isEmpty() && first.tries() == 0
                ? first.made()
                : first.lastTry() + BackOff.millis(first.tries());
    }

    /**
     * Sends what is due, over one connection.
     *
     * @param most so many files at most, so that others get their turn
     */
    public Result round(long time, int most) {
        Optional<SpoolEntry> first = spool.first(destination);
        if (first.isEmpty() || !now && time < due(first.get())) {
            return Result.IDLE;
        }
        now = false;
        SpoolEntry entry = first.get();
        int delivered = 0;
        try {
            entry = begin(entry, time);
            try (Connection connection = connector.connect()) {
                while (true) {
                    Outcome outcome = deliver(connection, entry);
                    deliveries.note(spool.entry(entry.id()).orElse(entry), outcome, time);
                    spool.remove(entry);
                    delivered++;
                    failure = null;
                    Optional<SpoolEntry> following = spool.first(destination);
                    if (following.isEmpty() || delivered == most) {
                        return Result.DELIVERED;
                    }
                    entry = begin(following.get(), time);
                }
            }
        } catch (IOException e) {
            fail(entry, e);
            return Result.FAILED;
        }
    }

    private SpoolEntry begin(SpoolEntry entry, long time) throws IOException {
        SpoolEntry tried = entry.tried(time);
        spool.update(tried);
        return tried;
    }

    private Outcome deliver(Connection connection, SpoolEntry entry) throws IOException {
        connection.enter(entry.directory());
        if (!connection.needsTemporaryName()) {
            if (entry.tries() > 1 && isThere(connection.size(entry.name()), entry)) {
                return Outcome.FOUND;
            }
            connection.upload(spool.content(entry.id()), entry.name());
            return Outcome.DELIVERED;
        }
        String temporary = entry.name() + ".part";
        if (entry.tries() > 1) {
            if (isThere(connection.size(entry.name()), entry)) {
                connection.remove(temporary);
                return Outcome.FOUND;
            }
            if (entry.uploaded()) {
                OptionalLong size = connection.size(temporary);
                if (size.isEmpty()) {
                    // It was complete and has another name now, under which somebody has fetched it already.
                    return Outcome.FOUND;
                }
                if (isThere(size, entry)) {
                    connection.rename(temporary, entry.name());
                    return Outcome.DELIVERED;
                }
                spool.update(entry.incomplete());
            }
        }
        connection.upload(spool.content(entry.id()), temporary);
        if (!isThere(connection.size(temporary), entry)) {
            throw TransportException.of(
                    io.busbar.gateway.exports.ConnectionTest.Stage.WRITE, "export.incomplete", entry.name());
        }
        spool.update(entry.complete());
        connection.rename(temporary, entry.name());
        return Outcome.DELIVERED;
    }

    private static boolean isThere(OptionalLong size, SpoolEntry entry) {
        return size.isPresent() && size.getAsLong() == entry.bytes();
    }

    private void fail(SpoolEntry entry, IOException e) {
        Message reason = e instanceof TransportException told
                ? told.reason()
                : Message.of("export.broken", String.valueOf(e.getMessage()));
        if (failure == null) {
            LOG.warn("The destination {} does not take {}: {}", destination, entry.name(), e.getMessage());
        }
        failure = reason;
        try {
            spool.update(spool.entry(entry.id()).orElse(entry).failed(reason));
        } catch (IOException disk) {
            LOG.error("The disk does not take why {} was not sent", entry.name(), disk);
        }
    }
}
