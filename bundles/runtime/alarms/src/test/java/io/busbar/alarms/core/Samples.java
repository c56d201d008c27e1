package io.busbar.alarms.core;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import java.time.Instant;
import java.util.List;

/** Alarms to try things with. */
public final class Samples {

    private Samples() {}

    /** An alarm of the device {@code d<number % 50>} that wants to be acknowledged. */
    public static Alarm draft(String key, int number, Instant since) {
        return draft(key, number, since, true);
    }

    /** An alarm that a person must acknowledge, or not. */
    public static Alarm draft(String key, int number, Instant since, boolean manual) {
        AlarmKind[] kinds = {AlarmKind.THRESHOLD, AlarmKind.INSULATION, AlarmKind.SYSTEM, AlarmKind.PQ_EVENT};
        return new Alarm(
                0,
                key,
                kinds[number % kinds.length],
                Origin.GATEWAY,
                Criticality.values()[number % 3],
                AlarmStatus.ACTIVE,
                "Overload of feeder " + number,
                "alarm.high",
                List.of("one", "two"),
                "overload-" + number % 200,
                "d" + number % 50,
                Integer.toString(number % 7),
                number % 2 == 0 ? "current" : "voltage",
                "d" + number % 50 + "/1/current.l1",
                new Alarm.Reading(101.5, 100, 120.25),
                since,
                null,
                manual,
                null,
                0,
                false,
                null);
    }
}
