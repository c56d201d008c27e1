package io.busbar.alarms.core;

/** What one look at the values says. */
public enum Verdict {
    /** Beyond the threshold, or in the state that is an alarm. */
    BEYOND,
    /** Back from the threshold, but not by the hysteresis: as it was before. */
    BETWEEN,
    /** As it should be. */
    WITHIN,
    /** Nothing is known: the value is stale or invalid. */
    UNKNOWN
}
