package io.busbar.alarms.core;

import io.busbar.gateway.alarms.Alarm;
import java.util.List;
import java.util.Optional;

/** Where the desk keeps alarms. Safe for use by any thread; none of these waits for a disk but {@link #alarm}. */
public interface AlarmStore {

    /** A number that no alarm has had. */
    long nextId();

    /** Takes the state of an alarm, in place of the one before. */
    void put(Alarm alarm);

    /** An alarm, as it was put last. */
    Optional<Alarm> alarm(long id);

    /** Every active alarm, oldest first. */
    List<Alarm> active();
}
