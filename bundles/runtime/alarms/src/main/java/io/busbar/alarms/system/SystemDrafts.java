package io.busbar.alarms.system;

import io.busbar.driver.Points;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import java.time.Instant;
import java.util.List;

/** Alarms of the gateway and of its devices as devices, before they have a number. */
final class SystemDrafts {

    private SystemDrafts() {}

    /**
     * A draft.
     *
     * @param nature what it is about, the last part of its text's code
     * @param device id of the device, or empty
     * @param manual whether a person must acknowledge it
     */
    static Alarm of(
            String key,
            String nature,
            String device,
            Criticality criticality,
            boolean manual,
            List<String> arguments,
            Instant time) {
        return new Alarm(
                0,
                key,
                AlarmKind.SYSTEM,
                Origin.GATEWAY,
                criticality,
                AlarmStatus.ACTIVE,
                "",
                "alarm.system." + nature,
                arguments,
                "",
                device,
                Points.NO_LOAD,
                nature,
                null,
                Alarm.Reading.NONE,
                time,
                null,
                manual,
                null,
                0,
                false,
                null);
    }
}
