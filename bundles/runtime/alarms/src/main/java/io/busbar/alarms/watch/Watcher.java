package io.busbar.alarms.watch;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.AlarmMachine.Effect;
import io.busbar.alarms.core.Verdict;
import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinitions.Watched;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.values.LiveValue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks at every sample that a definition wants, and at the clock where a delay runs. Safe for use by any thread. */
public final class Watcher {

    /** How many layouts of batches are remembered; a device has a few, so this is thousands of devices. */
    private static final int MOST_LAYOUTS = 20_000;

    private record Slot(Watch watch, int index) {}

    private final AlarmDesk desk;
    private final Function<String, Optional<LiveValue>> lastValue;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<String, Watch> watches = new TreeMap<>();
    private final Map<String, List<Slot>> slots = new HashMap<>();
    private final IdentityHashMap<Points, @Nullable List<Slot>[]> layouts = new IdentityHashMap<>();
    private final Combinations combinations = new Combinations();
    private final Consumptions consumptions;

    /**
     * A watcher without definitions.
     *
     * @param lastValue the last value of a point, stale ones marked so
     * @param consumptions how much was consumed since a period began
     * @param nanos a clock that only goes forward
     */
    public Watcher(
            AlarmDesk desk,
            Function<String, Optional<LiveValue>> lastValue,
            Consumptions consumptions,
            Clock clock,
            LongSupplier nanos) {
        this.desk = desk;
        this.lastValue = lastValue;
        this.consumptions = consumptions;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Begins with these definitions; alarms of others that are still active end. */
    public synchronized void begin(Collection<AlarmDefinition> definitions) {
        for (AlarmDefinition definition : definitions) {
            place(definition);
        }
        for (String key : desk.open(Watch.PREFIX)) {
            Watch watch = watches.get(key.substring(Watch.PREFIX.length()));
            if (watch == null || !watch.definition.enabled()) {
                desk.abandon(key, clock.instant());
            }
        }
        index();
    }

    /** Watches a definition, in place of the one of the same id. */
    public synchronized void put(AlarmDefinition definition) {
        Watch before = watches.get(definition.id());
        String key = Watch.PREFIX + definition.id();
        if (!definition.enabled() || before != null && !isAboutTheSame(before.definition, definition)) {
            desk.abandon(key, clock.instant());
        }
        place(definition);
        desk.weigh(key, definition.criticality());
        index();
    }

    /** Watches a definition no more. */
    public synchronized void remove(String id) {
        if (watches.remove(id) != null) {
            desk.abandon(Watch.PREFIX + id, clock.instant());
            index();
        }
    }

    private static boolean isAboutTheSame(AlarmDefinition one, AlarmDefinition other) {
        return one.kind() == other.kind()
                && one.device().equals(other.device())
                && one.load().equals(other.load())
                && one.quantity().equals(other.quantity());
    }

    private void place(AlarmDefinition definition) {
        Watch watch = new Watch(definition, desk.isOpen(Watch.PREFIX + definition.id()));
        watches.put(definition.id(), watch);
        if (definition.enabled()) {
            freshen(watch);
        }
    }

    private void index() {
        slots.clear();
        layouts.clear();
        for (Watch watch : watches.values()) {
            if (watch.definition.enabled()) {
                for (int i = 0; i < watch.points.size(); i++) {
                    slots.computeIfAbsent(watch.points.get(i), point -> new ArrayList<>())
                            .add(new Slot(watch, i));
                }
            }
        }
        combinations.order(watches.values());
    }

    /** Takes what a read gave. */
    public synchronized void accept(SampleBatch batch) {
        @Nullable List<Slot>[] layout = layout(batch.points());
        List<Watch> touched = new ArrayList<>();
        for (int i = 0; i < layout.length; i++) {
            List<Slot> wanted = layout[i];
            if (wanted != null) {
                for (Slot slot : wanted) {
                    slot.watch().take(slot.index(), batch.value(i), batch.quality(i));
                    if (!slot.watch().touched) {
                        slot.watch().touched = true;
                        touched.add(slot.watch());
                    }
                }
            }
        }
        if (!touched.isEmpty()) {
            Instant time = Instant.ofEpochMilli(batch.timeMillis());
            long now = nanos.getAsLong();
            boolean changed = false;
            for (Watch watch : touched) {
                watch.touched = false;
                changed |= look(watch, time, now);
            }
            if (changed) {
                combine(time, now);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable List<Slot>[] layout(Points points) {
        @Nullable List<Slot>[] known = layouts.get(points);
        if (known == null) {
            known = new List[points.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = slots.get(points.id(i));
            }
            if (layouts.size() < MOST_LAYOUTS) {
                layouts.put(points, known);
            }
        }
        return known;
    }

    /** Does what time alone brings about; to be called a few times a second. */
    public synchronized void tick() {
        long now = nanos.getAsLong();
        Instant time = clock.instant();
        for (Watch watch : watches.values()) {
            if (watch.machine.isWaiting()) {
                look(watch, time, now);
            }
        }
        combine(time, now);
    }

    /** Finds out which values are stale, and how much was consumed; to be called every few seconds. */
    public synchronized void freshen() {
        long now = nanos.getAsLong();
        Instant time = clock.instant();
        for (Watch watch : watches.values()) {
            if (watch.definition.enabled()) {
                freshen(watch);
                look(watch, time, now);
            }
        }
        combine(time, now);
    }

    private void freshen(Watch watch) {
        for (int i = 0; i < watch.points.size(); i++) {
            int index = i;
            lastValue.apply(watch.points.get(i)).ifPresent(value -> watch.take(index, value.value(), value.quality()));
        }
    }

    /** Devices of which a definition needs a value that does not come any more. */
    public synchronized Set<String> blindDevices() {
        Set<String> devices = new TreeSet<>();
        for (Watch watch : watches.values()) {
            if (watch.definition.enabled() && watch.isBlind()) {
                devices.add(watch.definition.device());
            }
        }
        return devices;
    }

    /** Every definition and how it fares, ordered by id. */
    public synchronized List<Watched> watched() {
        return watches.values().stream().map(Watcher::watched).toList();
    }

    /** One definition and how it fares. */
    public synchronized Optional<Watched> watched(String id) {
        return Optional.ofNullable(watches.get(id)).map(Watcher::watched);
    }

    private static Watched watched(Watch watch) {
        return new Watched(watch.definition, watch.watching(), watch.value(watch.deciding()));
    }

    private boolean look(Watch watch, Instant time, long now) {
        if (watch.definition.kind() == AlarmKind.COMBINATION) {
            return false;
        }
        Verdict verdict = watch.definition.kind() == AlarmKind.CONSUMPTION
                ? consumptions.judge(watch.definition, watch.value(0), time)
                : watch.verdict();
        return act(watch, watch.machine.on(verdict, now), verdict, time);
    }

    private boolean act(Watch watch, Effect effect, Verdict verdict, Instant time) {
        switch (effect) {
            case RAISE -> desk.raise(draft(watch, time));
            case END -> desk.end(watch.key(), time);
            case NONE -> reach(watch, verdict);
        }
        return effect != Effect.NONE;
    }

    private Alarm draft(Watch watch, Instant time) {
        return switch (watch.definition.kind()) {
            case CONSUMPTION ->
                Drafts.alarm(
                        watch.definition,
                        "alarm.consumption",
                        watch.points.get(0),
                        consumptions.reading(watch.definition),
                        time);
            case COMBINATION -> Drafts.alarm(watch.definition, "alarm.combination", null, Alarm.Reading.NONE, time);
            default -> Drafts.of(watch, time);
        };
    }

    private void reach(Watch watch, Verdict verdict) {
        if (verdict != Verdict.BEYOND || !watch.machine.isActive()) {
            return;
        }
        double value = watch.definition.kind() == AlarmKind.CONSUMPTION
                ? consumptions.reading(watch.definition).value()
                : watch.value(watch.deciding());
        desk.current(watch.key())
                .filter(alarm ->
                        watch.badness(value) > watch.badness(alarm.reading().extreme()))
                .ifPresent(alarm -> desk.reach(watch.key(), value));
    }

    private void combine(Instant time, long now) {
        for (Watch watch : combinations.ordered()) {
            Verdict verdict = combinations.judge(watch, watches);
            act(watch, watch.machine.on(verdict, now), Verdict.UNKNOWN, time);
        }
    }
}
