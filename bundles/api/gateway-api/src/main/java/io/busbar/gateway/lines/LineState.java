package io.busbar.gateway.lines;

/** Whether a line carries traffic. */
public enum LineState {
    /** Not tried yet, or nothing to ask. */
    IDLE,
    /** Being connected. */
    CONNECTING,
    /** Connected; at least one unit answers or has not been asked yet. */
    CONNECTED,
    /** Cannot be connected; tried again with growing pauses. */
    DOWN
}
