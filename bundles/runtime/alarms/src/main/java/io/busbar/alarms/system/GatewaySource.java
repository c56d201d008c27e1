package io.busbar.alarms.system;

import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.Criticality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One thing about the gateway that is either so or not. */
final class GatewaySource implements SystemSource {

    private final String nature;
    private final Criticality criticality;
    private final boolean manual;
    private final Supplier<Optional<State>> state;

    /** Whether it is so, and what its text mentions. */
    record State(boolean wrong, List<String> arguments) {}

    GatewaySource(String nature, Criticality criticality, boolean manual, Supplier<Optional<State>> state) {
        this.nature = nature;
        this.criticality = criticality;
        this.manual = manual;
        this.state = state;
    }

    @Override
    public String prefix() {
        return "system/" + nature;
    }

    @Override
    public Optional<List<Finding>> look(Instant now) {
        return state.get()
                .map(found -> List.of(new Finding(
                        found.wrong() ? Verdict.BEYOND : Verdict.WITHIN,
                        SystemDrafts.of(prefix(), nature, "", criticality, manual, found.arguments(), now))));
    }
}
