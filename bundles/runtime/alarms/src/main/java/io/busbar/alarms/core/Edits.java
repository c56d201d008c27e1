package io.busbar.alarms.core;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next state of an alarm made from the one before. */
final class Edits {

    private Edits() {}

    static Alarm begun(Alarm draft, long id, boolean silenced) {
        return copy(
                draft,
                id,
                draft.criticality(),
                AlarmStatus.ACTIVE,
                draft.reading(),
                draft.until(),
                draft.acknowledgement(),
                0,
                silenced);
    }

    /** The end is never before the beginning, even where the clock was set back meanwhile. */
    static Alarm ended(Alarm alarm, Instant until) {
        boolean done = !alarm.manual() || alarm.acknowledgement() != null;
        return copy(
                alarm,
                alarm.id(),
                alarm.criticality(),
                done ? AlarmStatus.FINISHED_ACKNOWLEDGED : AlarmStatus.FINISHED_UNACKNOWLEDGED,
                alarm.reading(),
                until.isBefore(alarm.since()) ? alarm.since() : until,
                alarm.acknowledgement(),
                alarm.repeats(),
                alarm.silenced());
    }

    static Alarm acknowledged(Alarm alarm, Acknowledgement acknowledgement) {
        return copy(
                alarm,
                alarm.id(),
                alarm.criticality(),
                alarm.isActive() ? AlarmStatus.ACTIVE : AlarmStatus.FINISHED_ACKNOWLEDGED,
                alarm.reading(),
                alarm.until(),
                acknowledgement,
                alarm.repeats(),
                alarm.silenced());
    }

    static Alarm repeated(Alarm alarm) {
        return copy(
                alarm,
                alarm.id(),
                alarm.criticality(),
                alarm.status(),
                alarm.reading(),
                alarm.until(),
                alarm.acknowledgement(),
                alarm.repeats() + 1,
                alarm.silenced());
    }

    static Alarm reaching(Alarm alarm, double extreme) {
        return copy(
                alarm,
                alarm.id(),
                alarm.criticality(),
                alarm.status(),
                new Alarm.Reading(alarm.reading().value(), alarm.reading().limit(), extreme),
                alarm.until(),
                alarm.acknowledgement(),
                alarm.repeats(),
                alarm.silenced());
    }

    static Alarm weighted(Alarm alarm, Criticality criticality) {
        return copy(
                alarm,
                alarm.id(),
                criticality,
                alarm.status(),
                alarm.reading(),
                alarm.until(),
                alarm.acknowledgement(),
                alarm.repeats(),
                alarm.silenced());
    }

    private static Alarm copy(
            Alarm alarm,
            long id,
            Criticality criticality,
            AlarmStatus status,
            Alarm.Reading reading,
            @Nullable Instant until,
            @Nullable Acknowledgement acknowledgement,
            int repeats,
            boolean silenced) {
        return new Alarm(
                id,
                alarm.key(),
                alarm.kind(),
                alarm.origin(),
                criticality,
                status,
                alarm.name(),
                alarm.code(),
                alarm.arguments(),
                alarm.definition(),
                alarm.device(),
                alarm.load(),
                alarm.nature(),
                alarm.point(),
                reading,
                alarm.since(),
                until,
                alarm.manual(),
                acknowledgement,
                repeats,
                silenced,
                alarm.event());
    }
}
