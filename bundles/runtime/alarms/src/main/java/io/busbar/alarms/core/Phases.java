package io.busbar.alarms.core;

import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import java.util.List;

/** What several phases are together. */
public final class Phases {

    private Phases() {}

    /**
     * One verdict of several.
     *
     * @param verdicts of the phases that exist; none at all says nothing
     */
    public static Verdict together(PhaseRule rule, List<Verdict> verdicts) {
        return rule == PhaseRule.ALL ? together(verdicts, Verdict.WITHIN) : together(verdicts, Verdict.BEYOND);
    }

    /** The deciding verdict wins; what is not known comes before what would let the alarm stay as it is. */
    private static Verdict together(List<Verdict> verdicts, Verdict deciding) {
        if (verdicts.contains(deciding)) {
            return deciding;
        }
        if (verdicts.isEmpty() || verdicts.contains(Verdict.UNKNOWN)) {
            return Verdict.UNKNOWN;
        }
        if (verdicts.contains(Verdict.BETWEEN)) {
            return Verdict.BETWEEN;
        }
        return deciding == Verdict.BEYOND ? Verdict.WITHIN : Verdict.BEYOND;
    }
}
