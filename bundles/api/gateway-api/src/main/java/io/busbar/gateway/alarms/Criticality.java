package io.busbar.gateway.alarms;

/** How much attention an alarm wants; the order is that of urgency. */
public enum Criticality {
    /** Worth knowing. */
    INFORMATION,
    /** To be looked at soon. */
    NON_CRITICAL,
    /** To be looked at now. */
    CRITICAL
}
