package io.busbar.alarms.journal;

import io.busbar.alarms.core.AlarmStore;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.Alarms.Counts;
import io.busbar.gateway.alarms.Alarms.JournalStatus;
import io.busbar.gateway.alarms.Alarms.Page;
import io.busbar.gateway.alarms.Alarms.Slice;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every alarm of the site. A change is in memory at once and on disk after {@link #commit}; a record holds an alarm whole, so that the
 * newest record of a number is all that counts and writing one twice does no harm. Safe for use by any thread.
 */
public final class AlarmLog implements AlarmStore, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmLog.class);
    private static final int VISITED_AT_ONCE = 500;

    /**
     * How much is kept.
     *
     * @param fileBytes a new file is begun behind so much
     * @param totalBytes of all files; the oldest go when there is more
     */
    public record Limits(long fileBytes, long totalBytes) {}

    private final AlarmRows rows = new AlarmRows();
    private final AlarmFiles files;
    private final AtomicLong ids = new AtomicLong();
    private final Object writing = new Object();

    /** States that are not on disk yet, by id: the newest of each, so that there are never more than alarms that changed. */
    private final Map<Long, Alarm> unwritten = new LinkedHashMap<>();

    private volatile String problem = "";
    private long removed;

    /**
     * Opens the journal of a directory and reads it.
     *
     * @throws IOException if it can be neither read nor made
     */
    public AlarmLog(FileLayer layer, Path directory, Limits limits) throws IOException {
        files = new AlarmFiles(layer, directory, limits, (alarm, place) -> {
            rows.put(alarm);
            rows.setPosition(alarm.id(), place);
        });
        ids.set(rows.greatest());
    }

    @Override
    public long nextId() {
        return ids.incrementAndGet();
    }

    @Override
    public void put(Alarm alarm) {
        synchronized (unwritten) {
            unwritten.remove(alarm.id());
            unwritten.put(alarm.id(), alarm);
            rows.put(alarm);
        }
    }

    @Override
    public Optional<Alarm> alarm(long id) {
        synchronized (unwritten) {
            Alarm waiting = unwritten.get(id);
            if (waiting != null) {
                return Optional.of(waiting);
            }
        }
        long place = rows.position(id);
        if (place == AlarmRows.NOWHERE) {
            return Optional.empty();
        }
        try {
            return files.read(place);
        } catch (IOException e) {
            LOG.error("Alarm {} cannot be read", id, e);
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unreadable", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Alarm> active() {
        List<Alarm> active = new ArrayList<>();
        visit(AlarmQuery.active(), active::add);
        active.sort(Comparator.comparingLong(Alarm::id));
        return active;
    }

    /** Alarms newest first. */
    public Page newest(AlarmQuery query, long before, int limit) {
        AlarmRows.Found found = rows.newest(query, before, limit);
        return new Page(alarms(found.ids()), found.next(), found.total());
    }

    /** Every alarm that matches, oldest first. */
    public void visit(AlarmQuery query, Consumer<Alarm> visitor) {
        long after = -1;
        List<Long> some = rows.oldest(query, after, VISITED_AT_ONCE);
        while (!some.isEmpty()) {
            alarms(some).forEach(visitor);
            after = some.get(some.size() - 1);
            some = some.size() < VISITED_AT_ONCE ? List.of() : rows.oldest(query, after, VISITED_AT_ONCE);
        }
    }

    /** How many appeared when. */
    public List<Slice> timeline(AlarmQuery query, Instant from, Instant to, int slices) {
        return rows.timeline(query, from, to, slices);
    }

    /** How many want attention. */
    public Counts counts() {
        return rows.counts();
    }

    /**
     * Makes everything that was put durable.
     *
     * @return what became durable, in the order in which it was put; empty where there was nothing, or where it failed and waits to be tried again
     */
    public List<Alarm> commit() {
        synchronized (writing) {
            List<Alarm> batch;
            synchronized (unwritten) {
                batch = List.copyOf(unwritten.values());
            }
            if (batch.isEmpty()) {
                return batch;
            }
            try {
                List<Long> places = files.write(batch);
                settle(batch, places);
                makeRoom();
                problem = "";
                return batch;
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
                LOG.error("{} alarms could not be written, and wait", batch.size(), e);
                return List.of();
            }
        }
    }

    private void settle(List<Alarm> batch, List<Long> places) {
        synchronized (unwritten) {
            for (int i = 0; i < batch.size(); i++) {
                Alarm alarm = batch.get(i);
                rows.setPosition(alarm.id(), places.get(i));
                // One that changed while it was being written waits for the next time.
                if (Objects.equals(unwritten.get(alarm.id()), alarm)) {
                    unwritten.remove(alarm.id());
                }
            }
        }
    }

    /** Lets the oldest file go when there is too much; what is active in it is written again first. */
    private void makeRoom() throws IOException {
        Optional<Long> end = files.endOfSurplus();
        if (end.isEmpty()) {
            return;
        }
        List<Long> leaving = rows.below(end.get());
        List<Alarm> staying = leaving.stream()
                .filter(this::stays)
                .flatMap(id -> alarm(id).stream())
                .toList();
        settle(staying, files.write(staying));
        for (Long id : leaving) {
            if (!stays(id)) {
                rows.remove(id);
                removed++;
            }
        }
        files.removeOldest();
    }

    /** What is active, and the newest of all, so that no number is given twice. */
    private boolean stays(long id) {
        return rows.isActive(id) || id == rows.greatest();
    }

    /** How the journal fares. */
    public JournalStatus status() {
        int waiting;
        synchronized (unwritten) {
            waiting = unwritten.size();
        }
        synchronized (writing) {
            return new JournalStatus(rows.count(), rows.oldest(), files.bytes(), waiting, removed, problem);
        }
    }

    private List<Alarm> alarms(List<Long> ids) {
        List<Alarm> alarms = new ArrayList<>(ids.size());
        for (Long id : ids) {
            // One that has just gone as the oldest is no longer found.
            alarm(id).ifPresent(alarms::add);
        }
        return alarms;
    }

    @Override
    public void close() throws IOException {
        commit();
        synchronized (writing) {
            files.close();
        }
    }
}
