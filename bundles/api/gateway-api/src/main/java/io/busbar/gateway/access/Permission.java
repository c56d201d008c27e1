package io.busbar.gateway.access;

/** Everything that can be allowed or forbidden. Whatever has no permission of this catalogue cannot be done. */
public enum Permission {
    /** See measurements, history, alarms. */
    VIEW,
    /** See diagnostics: states, counters, the device list. */
    DIAGNOSE,
    /** Add, change and remove lines and devices. */
    CONFIGURE,
    /** Install and update drivers and the software. */
    UPDATE
}
