package io.busbar.alarms.system;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Alarms and events that devices find themselves, as they stand in their registers: each record is one occurrence, known by its device, its
 * place and its beginning. Used by one thread at a time.
 */
public final class DeviceAlarms {

    /** Beginnings this near to each other are the same. */
    static final Duration SAME = Duration.ofSeconds(1);

    private static final int MOST_LAYOUTS = 20_000;

    private final AlarmDesk desk;
    private final Predicate<Alarm> recorded;
    private final IdentityHashMap<Points, List<DeviceRecord>> layouts = new IdentityHashMap<>();

    /** The beginning of the newest occurrence of each record that was dealt with. */
    private final Map<String, Instant> settled = new HashMap<>();

    /**
     * Puts what devices say on a desk.
     *
     * @param recorded whether an alarm of the same key that began at the same time is in the journal already
     */
    public DeviceAlarms(AlarmDesk desk, Predicate<Alarm> recorded) {
        this.desk = desk;
        this.recorded = recorded;
    }

    /** Takes what a read gave. */
    public void accept(SampleBatch batch) {
        List<DeviceRecord> records = layouts.get(batch.points());
        if (records == null) {
            records = DeviceRecord.of(batch.points());
            if (layouts.size() < MOST_LAYOUTS) {
                layouts.put(batch.points(), records);
            }
        }
        for (DeviceRecord found : records) {
            found.read(batch).ifPresent(this::take);
        }
    }

    private void take(DeviceRecord.Entry entry) {
        String key = entry.draft().key();
        Alarm current = desk.current(key).orElse(null);
        if (current != null && entry.state() != DeviceRecord.State.NONE && !isSame(current.since(), entry)) {
            // The device has begun another one in the same place, so this one is over.
            desk.abandon(key, entry.draft().since());
            current = null;
        }
        switch (entry.state()) {
            case ACTIVE -> {
                if (current == null) {
                    desk.raise(entry.draft());
                } else {
                    desk.weigh(key, entry.draft().criticality());
                }
            }
            case NONE -> desk.end(key, entry.until());
            case FINISHED -> {
                if (current != null) {
                    desk.abandon(key, entry.until());
                } else if (!isSettled(key, entry.draft())) {
                    desk.happened(entry.draft(), entry.until());
                }
            }
        }
        if (entry.state() != DeviceRecord.State.NONE) {
            settled.put(key, entry.draft().since());
        }
    }

    private static boolean isSame(Instant since, DeviceRecord.Entry entry) {
        return Duration.between(since, entry.draft().since()).abs().compareTo(SAME) <= 0;
    }

    private boolean isSettled(String key, Alarm draft) {
        return Objects.equals(settled.get(key), draft.since()) || recorded.test(draft);
    }
}
