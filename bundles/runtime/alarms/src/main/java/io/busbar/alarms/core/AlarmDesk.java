package io.busbar.alarms.core;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of alarms: each begins once, ends once and is acknowledged at most once, whatever comes in whatever order. Of a key at most
 * one is active. One that comes and goes all the time is kept as one, with the number of its repetitions. Safe for use by any thread.
 */
public final class AlarmDesk {

    /** So often at most the repetitions and extremes of an active alarm are put, in nanoseconds. */
    static final long REFRESH = 10_000_000_000L;

    private final AlarmStore store;
    private final Predicate<Alarm> silenced;
    private final LongSupplier nanos;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, Steadiness> steadiness = new HashMap<>();

    /** An active alarm; {@code goneAt} is when its cause went, while it is kept because it is unsteady. */
    private static final class Open {
        private Alarm alarm;
        private @Nullable Instant goneAt;
        private long goneNanos;
        private boolean dirty;
        private long putNanos;

        Open(Alarm alarm, long putNanos) {
            this.alarm = alarm;
            this.putNanos = putNanos;
        }
    }

    /**
     * The desk that goes on with what the store holds.
     *
     * @param silenced whether the device of an alarm is under maintenance
     * @param nanos a clock that only goes forward
     */
    public AlarmDesk(AlarmStore store, Predicate<Alarm> silenced, LongSupplier nanos) {
        this.store = store;
        this.silenced = silenced;
        this.nanos = nanos;
        long now = nanos.getAsLong();
        store.active().forEach(alarm -> open.put(alarm.key(), new Open(alarm, now)));
    }

    /** Whether an alarm of this key is active. */
    public synchronized boolean isOpen(String key) {
        return open.containsKey(key);
    }

    /** Keys of active alarms that begin like this. */
    public synchronized List<String> open(String prefix) {
        return open.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The active alarm of a key. */
    public synchronized Optional<Alarm> current(String key) {
        return Optional.ofNullable(open.get(key)).map(found -> found.alarm);
    }

    /** Something has become an alarm. Does nothing where it is one already. The draft needs no id, and its status is not looked at. */
    public synchronized void raise(Alarm draft) {
        long now = nanos.getAsLong();
        Open known = open.get(draft.key());
        if (known != null) {
            if (known.goneAt != null) {
                known.goneAt = null;
                known.alarm = Edits.repeated(known.alarm);
                known.dirty = true;
                steady(draft.key()).raised(now);
                refresh(known, now);
            }
            return;
        }
        steady(draft.key()).raised(now);
        Alarm alarm = Edits.begun(draft, store.nextId(), silenced.test(draft));
        open.put(alarm.key(), new Open(alarm, now));
        store.put(alarm);
    }

    /** Its cause has gone. Does nothing where it is no alarm. */
    public synchronized void end(String key, Instant time) {
        Open known = open.get(key);
        if (known == null || known.goneAt != null) {
            return;
        }
        long now = nanos.getAsLong();
        if (steady(key).isUnsteady(now)) {
            known.goneAt = time;
            known.goneNanos = now;
        } else {
            close(key, known, time);
        }
    }

    /** It will not be watched any more: it ends now, unsteady or not. */
    public synchronized void abandon(String key, Instant time) {
        Open known = open.get(key);
        if (known != null) {
            close(key, known, known.goneAt == null ? time : known.goneAt);
            steadiness.remove(key);
        }
    }

    /** An active alarm goes farther than before. */
    public synchronized void reach(String key, double extreme) {
        Open known = open.get(key);
        if (known != null && known.alarm.reading().extreme() != extreme) {
            known.alarm = Edits.reaching(known.alarm, extreme);
            known.dirty = true;
            refresh(known, nanos.getAsLong());
        }
    }

    /** An active alarm weighs more or less than before. */
    public synchronized void weigh(String key, Criticality criticality) {
        Open known = open.get(key);
        if (known != null && known.alarm.criticality() != criticality) {
            known.alarm = Edits.weighted(known.alarm, criticality);
            put(known, nanos.getAsLong());
        }
    }

    /** Something that happened and is over: an alarm that is finished from the beginning. */
    public synchronized void happened(Alarm draft, Instant until) {
        Alarm begun = Edits.begun(draft, store.nextId(), silenced.test(draft));
        store.put(Edits.ended(begun, until));
    }

    /**
     * Acknowledges alarms; those that were acknowledged before stay as they are.
     *
     * @return those that were acknowledged now
     * @throws ProblemException {@code alarm.unknown}, and nothing was changed
     */
    public synchronized List<Alarm> acknowledge(Collection<Long> ids, Acknowledgement acknowledgement) {
        Map<Long, Alarm> found = new LinkedHashMap<>();
        for (Long id : ids) {
            found.put(id, latest(id));
        }
        List<Alarm> acknowledged = new ArrayList<>();
        for (Alarm alarm : found.values()) {
            if (alarm.acknowledgement() == null) {
                Alarm now = Edits.acknowledged(alarm, acknowledgement);
                Open known = open.get(alarm.key());
                if (known != null && known.alarm.id() == alarm.id()) {
                    known.alarm = now;
                    put(known, nanos.getAsLong());
                } else {
                    store.put(now);
                }
                acknowledged.add(now);
            }
        }
        return acknowledged;
    }

    /** Does what is due: unsteady alarms that have been gone for long enough end, repetitions and extremes are put. */
    public synchronized void tick() {
        long now = nanos.getAsLong();
        List<String> over = new ArrayList<>();
        open.forEach((key, known) -> {
            if (known.goneAt != null && now - known.goneNanos >= Steadiness.QUIET) {
                over.add(key);
            } else {
                refresh(known, now);
            }
        });
        for (String key : over) {
            Open known = open.get(key);
            if (known != null && known.goneAt != null) {
                close(key, known, known.goneAt);
            }
        }
        steadiness.entrySet().removeIf(entry -> entry.getValue().isForgotten(now) && !open.containsKey(entry.getKey()));
    }

    /** Puts repetitions and extremes that were not put yet, before the end. */
    public synchronized void flush() {
        long now = nanos.getAsLong();
        open.values().stream().filter(known -> known.dirty).forEach(known -> put(known, now));
    }

    private Alarm latest(long id) {
        Alarm stored = store.alarm(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "alarm.unknown", Long.toString(id)));
        Open known = open.get(stored.key());
        return known != null && known.alarm.id() == id ? known.alarm : stored;
    }

    private void close(String key, Open known, Instant time) {
        open.remove(key);
        store.put(Edits.ended(known.alarm, time));
    }

    private void refresh(Open known, long now) {
        if (known.dirty && now - known.putNanos >= REFRESH) {
            put(known, now);
        }
    }

    private void put(Open known, long now) {
        known.dirty = false;
        known.putNanos = now;
        store.put(known.alarm);
    }

    private Steadiness steady(String key) {
        return steadiness.computeIfAbsent(key, unknown -> new Steadiness());
    }
}
