package io.busbar.alarms.system;

import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.condition.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Conditions of the gateway as alarms. What a condition concerns is part of the key but never of the text, since names of accounts and
 * addresses are not for everybody who sees alarms.
 */
final class ConditionAlarms implements SystemSource {

    /** Conditions that have a sentence of their own, and whether they end without anybody having to say that they saw it. */
    private static final Map<String, Boolean> KNOWN = Map.of(
            "password.alert", true,
            "certificate.expiry", true,
            "account.locked", true,
            "audit.unwritable", false,
            "audit.broken", false,
            "code.unverified", false,
            "developer.mode", true,
            "mail.failed", false,
            "export.failed", false);

    /** Details that a sentence may mention: none of them names a person or a place. */
    private static final List<String> MENTIONED = List.of("days", "count");

    private final Supplier<Optional<List<Condition>>> conditions;

    ConditionAlarms(Supplier<Optional<List<Condition>>> conditions) {
        this.conditions = conditions;
    }

    @Override
    public String prefix() {
        return "condition/";
    }

    @Override
    public Optional<List<Finding>> look(Instant now) {
        return conditions.get().map(standing -> standing.stream()
                .map(condition -> new Finding(Verdict.BEYOND, draft(condition)))
                .toList());
    }

    private Alarm draft(Condition condition) {
        String code = condition.code();
        boolean known = KNOWN.containsKey(code);
        List<String> arguments = known
                ? MENTIONED.stream()
                        .map(detail -> condition.details().getOrDefault(detail, ""))
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of(code);
        return SystemDrafts.of(
                prefix() + code + '/' + condition.object(),
                known ? code : "condition",
                "",
                criticality(condition.severity()),
                !KNOWN.getOrDefault(code, false),
                arguments,
                condition.since());
    }

    private static Criticality criticality(Condition.Severity severity) {
        return switch (severity) {
            case INFO -> Criticality.INFORMATION;
            case WARNING -> Criticality.NON_CRITICAL;
            case CRITICAL -> Criticality.CRITICAL;
        };
    }
}
