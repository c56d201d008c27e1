package io.busbar.gateway.devices;

/** Whether a device can be measured. */
public enum DeviceState {
    /** Answers everything it is asked. */
    ONLINE,
    /** Answers, but not everything. */
    DEGRADED,
    /** Does not answer, or there is no driver for it. */
    OFFLINE,
    /** Not asked yet. */
    UNKNOWN
}
