package io.busbar.alarms.watch;

import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.AcknowledgedBy;
import io.busbar.gateway.alarms.AlarmDefinition.Aggregate;
import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import io.busbar.gateway.alarms.AlarmDefinition.Operator;
import io.busbar.gateway.alarms.AlarmDefinition.Period;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.Criticality;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions to try things with. */
final class Wishes {

    private Wishes() {}

    /** More than 100 A on any phase of load 1 of {@code i35}, back below 95 A. */
    static AlarmDefinition overload(String id, int delayOnS, int delayOffS) {
        return definition(
                id,
                AlarmKind.THRESHOLD,
                "current",
                PhaseRule.ANY,
                100.0,
                delayOnS,
                delayOffS,
                List.of(),
                null,
                null,
                List.of());
    }

    static AlarmDefinition input(String id, int... states) {
        return definition(
                id,
                AlarmKind.DIGITAL_EDGE,
                "input.state",
                PhaseRule.NONE,
                null,
                0,
                0,
                Arrays.stream(states).boxed().toList(),
                null,
                null,
                List.of());
    }

    static AlarmDefinition consumption(String id, double most, Period period) {
        return definition(
                id,
                AlarmKind.CONSUMPTION,
                "energy.active.import",
                PhaseRule.NONE,
                most,
                0,
                0,
                List.of(),
                period,
                null,
                List.of());
    }

    static AlarmDefinition combination(String id, Operator operator, String... members) {
        return definition(
                id, AlarmKind.COMBINATION, "", PhaseRule.NONE, null, 0, 0, List.of(), null, operator, List.of(members));
    }

    static AlarmDefinition definition(
            String id,
            AlarmKind kind,
            String quantity,
            PhaseRule phases,
            @Nullable Double high,
            int delayOnS,
            int delayOffS,
            List<Integer> states,
            @Nullable Period period,
            @Nullable Operator operator,
            List<String> members) {
        return new AlarmDefinition(
                id,
                "Alarm " + id,
                kind,
                kind == AlarmKind.COMBINATION ? "" : "i35",
                kind == AlarmKind.COMBINATION ? "" : "1",
                quantity,
                Aggregate.INSTANTANEOUS,
                phases,
                high,
                null,
                5,
                HysteresisIn.PERCENT,
                states,
                period,
                operator,
                members,
                delayOnS,
                delayOffS,
                Criticality.CRITICAL,
                AcknowledgedBy.MANUAL,
                true);
    }
}
