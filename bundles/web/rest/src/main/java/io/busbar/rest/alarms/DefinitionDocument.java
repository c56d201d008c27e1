package io.busbar.rest.alarms;

import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.AcknowledgedBy;
import io.busbar.gateway.alarms.AlarmDefinition.Aggregate;
import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import io.busbar.gateway.alarms.AlarmDefinition.Operator;
import io.busbar.gateway.alarms.AlarmDefinition.Period;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmDefinitions.Watched;
import io.busbar.gateway.alarms.AlarmDefinitions.Watching;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A definition as callers see it, and how it fares. */
record DefinitionDocument(AlarmDefinition definition, Watching watching, @Nullable Double value) {

    static DefinitionDocument of(Watched watched) {
        return new DefinitionDocument(
                watched.definition(), watched.watching(), Double.isFinite(watched.value()) ? watched.value() : null);
    }

    /** What a caller sends to add or change a definition; whatever is left out is as most people want it. */
    record Wish(
            @Nullable String id,
            @Nullable String name,
            @Nullable AlarmKind kind,
            @Nullable String device,
            @Nullable String load,
            @Nullable String quantity,
            @Nullable Aggregate aggregate,
            @Nullable PhaseRule phases,
            @Nullable Double high,
            @Nullable Double low,
            @Nullable Double hysteresis,
            @Nullable HysteresisIn hysteresisIn,
            @Nullable List<Integer> states,
            @Nullable Period period,
            @Nullable Operator operator,
            @Nullable List<String> members,
            @Nullable Integer delayOnS,
            @Nullable Integer delayOffS,
            @Nullable Criticality criticality,
            @Nullable AcknowledgedBy acknowledgement,
            @Nullable Boolean enabled) {

        AlarmDefinition definition(@Nullable String expected) {
            if (expected != null && id != null && !id.equals(expected)) {
                throw ProblemException.invalid(List.of(FieldProblem.of("id", "document.id", expected)));
            }
            if (kind == null) {
                throw ProblemException.invalid("kind", "field.required");
            }
            boolean combination = kind == AlarmKind.COMBINATION;
            return new AlarmDefinition(
                    expected == null ? text(id) : expected,
                    text(name),
                    kind,
                    combination ? "" : text(device),
                    combination ? "" : Objects.requireNonNullElse(load, "-"),
                    combination ? "" : text(quantity),
                    Objects.requireNonNullElse(aggregate, Aggregate.INSTANTANEOUS),
                    Objects.requireNonNullElse(phases, PhaseRule.NONE),
                    high,
                    low,
                    Objects.requireNonNullElse(hysteresis, 5.0),
                    Objects.requireNonNullElse(hysteresisIn, HysteresisIn.PERCENT),
                    Objects.requireNonNullElse(states, List.of()),
                    period,
                    operator,
                    combination ? Objects.requireNonNullElse(members, List.of()) : List.of(),
                    Objects.requireNonNullElse(delayOnS, 0),
                    Objects.requireNonNullElse(delayOffS, 0),
                    Objects.requireNonNullElse(criticality, Criticality.NON_CRITICAL),
                    Objects.requireNonNullElse(acknowledgement, AcknowledgedBy.MANUAL),
                    Objects.requireNonNullElse(enabled, true));
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }
}
