package io.busbar.alarms.watch;

import io.busbar.driver.Quantities;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.AcknowledgedBy;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a definition that is beyond becomes. */
final class Drafts {

    private Drafts() {}

    static Alarm of(Watch watch, Instant time) {
        AlarmDefinition definition = watch.definition;
        int index = watch.deciding();
        double value = watch.value(index);
        double limit = definition.kind() == AlarmKind.DIGITAL_EDGE ? Double.NaN : watch.limit(value);
        return alarm(
                definition,
                code(definition, limit),
                index < 0 ? null : watch.points.get(index),
                new Alarm.Reading(value, limit, value),
                time);
    }

    static Alarm alarm(
            AlarmDefinition definition, String code, @Nullable String point, Alarm.Reading reading, Instant time) {
        return new Alarm(
                0,
                Watch.PREFIX + definition.id(),
                definition.kind(),
                Origin.GATEWAY,
                definition.criticality(),
                AlarmStatus.ACTIVE,
                definition.name(),
                code,
                List.of(),
                definition.id(),
                definition.device(),
                definition.load(),
                nature(definition),
                point,
                reading,
                time,
                null,
                definition.acknowledgement() == AcknowledgedBy.MANUAL,
                null,
                0,
                false,
                null);
    }

    private static String code(AlarmDefinition definition, double limit) {
        if (definition.kind() == AlarmKind.DIGITAL_EDGE) {
            return "alarm.state";
        }
        Double low = definition.low();
        return low != null && low == limit ? "alarm.low" : "alarm.high";
    }

    private static String nature(AlarmDefinition definition) {
        return definition.kind() == AlarmKind.COMBINATION
                ? "combination"
                : Quantities.base(Candidates.quantity(definition)).key();
    }
}
