package io.busbar.alarms;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.Alarms.Changes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Tells what has become durable: as facts, and to who asks what changed. Safe for use by any thread. */
final class Publisher {

    /** So many changed alarms are remembered for who asks. */
    static final int REMEMBERED = 2000;

    private final BiConsumer<String, Alarm> facts;

    /** Active alarms that were told, with whether they were acknowledged. */
    private final Map<Long, Boolean> told = new HashMap<>();

    private final Map<Long, Long> versions = new LinkedHashMap<>();
    private long version;
    private long forgotten;

    /**
     * Tells facts.
     *
     * @param active what was active, and told, before this start
     */
    Publisher(Collection<Alarm> active, BiConsumer<String, Alarm> facts) {
        this.facts = facts;
        active.forEach(alarm -> told.put(alarm.id(), alarm.acknowledgement() != null));
    }

    /** These are on disk now. */
    void committed(List<Alarm> alarms) {
        for (Alarm alarm : alarms) {
            note(alarm.id());
            topics(alarm).forEach(topic -> facts.accept(topic, alarm));
        }
    }

    private synchronized void note(long id) {
        versions.remove(id);
        versions.put(id, ++version);
        if (versions.size() > REMEMBERED) {
            var oldest = versions.entrySet().iterator().next();
            forgotten = oldest.getValue();
            versions.remove(oldest.getKey());
        }
    }

    /** What is to be told of a change; an alarm that came and went between two writings is told as both. */
    private synchronized List<String> topics(Alarm alarm) {
        Boolean before = told.get(alarm.id());
        boolean acknowledged = alarm.acknowledgement() != null;
        List<String> topics = new ArrayList<>(2);
        if (alarm.status() == AlarmStatus.ACTIVE) {
            told.put(alarm.id(), acknowledged);
            if (before == null) {
                topics.add(Alarms.TOPIC_RAISED);
            } else if (acknowledged != before) {
                topics.add(Alarms.TOPIC_ACKNOWLEDGED);
            } else if (alarm.repeats() == 0) {
                topics.add(Alarms.TOPIC_CHANGED);
            }
        } else if (before != null) {
            told.remove(alarm.id());
            topics.add(Alarms.TOPIC_CLEARED);
        } else if (acknowledged) {
            topics.add(Alarms.TOPIC_ACKNOWLEDGED);
        } else {
            topics.add(Alarms.TOPIC_RAISED);
            topics.add(Alarms.TOPIC_CLEARED);
        }
        return topics;
    }

    /** What changed after a version; the newest only where there are more, or where some were forgotten. */
    synchronized Changes since(long asked, int most, Function<Long, Optional<Alarm>> alarms) {
        List<Long> changed = new ArrayList<>();
        versions.forEach((id, at) -> {
            if (at > asked) {
                changed.add(id);
            }
        });
        int from = Math.max(0, changed.size() - most);
        List<Alarm> found = changed.subList(from, changed.size()).stream()
                .map(alarms)
                .flatMap(Optional::stream)
                .toList();
        return new Changes(version, found, from == 0 && asked >= forgotten);
    }

    synchronized long version() {
        return version;
    }
}
