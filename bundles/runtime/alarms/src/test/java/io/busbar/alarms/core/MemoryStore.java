package io.busbar.alarms.core;

import io.busbar.gateway.alarms.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A store without a disk; remembers everything that was put. */
public final class MemoryStore implements AlarmStore {

    /** Every alarm as it is now. */
    public final TreeMap<Long, Alarm> alarms = new TreeMap<>();

    /** Everything that was put, in order. */
    public final List<Alarm> puts = new ArrayList<>();

    private long id;

    @Override
    public long nextId() {
        return ++id;
    }

    @Override
    public void put(Alarm alarm) {
        alarms.put(alarm.id(), alarm);
        puts.add(alarm);
    }

    @Override
    public Optional<Alarm> alarm(long number) {
        return Optional.ofNullable(alarms.get(number));
    }

    @Override
    public List<Alarm> active() {
        return alarms.values().stream().filter(Alarm::isActive).toList();
    }
}
