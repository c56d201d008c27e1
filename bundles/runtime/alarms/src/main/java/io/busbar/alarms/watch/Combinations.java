package io.busbar.alarms.watch;

import io.busbar.alarms.core.Phases;
import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.Operator;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import io.busbar.gateway.alarms.AlarmKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alarms made of other alarms, each looked at after those that it is made of. */
final class Combinations {

    private List<Watch> ordered = List.of();

    /** Those that are enabled, members first. */
    List<Watch> ordered() {
        return ordered;
    }

    void order(Collection<Watch> watches) {
        Map<String, Watch> combined = new HashMap<>();
        for (Watch watch : watches) {
            if (watch.definition.kind() == AlarmKind.COMBINATION && watch.definition.enabled()) {
                combined.put(watch.definition.id(), watch);
            }
        }
        Set<Watch> placed = new LinkedHashSet<>();
        combined.values().forEach(watch -> place(watch, combined, placed, new HashSet<>()));
        ordered = new ArrayList<>(placed);
    }

    private static void place(Watch watch, Map<String, Watch> combined, Set<Watch> placed, Set<String> above) {
        if (!above.add(watch.definition.id())) {
            // A document that was written by hand: its circle is cut here rather than followed for ever.
            return;
        }
        for (String member : watch.definition.members()) {
            Watch below = combined.get(member);
            if (below != null) {
                place(below, combined, placed, above);
            }
        }
        placed.add(watch);
    }

    Verdict judge(Watch watch, Map<String, Watch> watches) {
        List<Verdict> verdicts = new ArrayList<>();
        for (String id : watch.definition.members()) {
            Watch member = watches.get(id);
            verdicts.add(member == null || !member.definition.enabled() ? Verdict.WITHIN : verdict(member));
        }
        return Phases.together(watch.definition.operator() == Operator.AND ? PhaseRule.ALL : PhaseRule.ANY, verdicts);
    }

    private static Verdict verdict(Watch member) {
        if (member.machine.isFrozen()) {
            return Verdict.UNKNOWN;
        }
        return member.machine.isActive() ? Verdict.BEYOND : Verdict.WITHIN;
    }

    /** Whether a definition would, through others, be made of itself. */
    static boolean isCircle(AlarmDefinition changed, Map<String, AlarmDefinition> all) {
        List<String> next = new ArrayList<>(changed.members());
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String id = next.remove(next.size() - 1);
            if (id.equals(changed.id())) {
                return true;
            }
            AlarmDefinition member = all.get(id);
            if (seen.add(id) && member != null) {
                next.addAll(member.members());
            }
        }
        return false;
    }
}
