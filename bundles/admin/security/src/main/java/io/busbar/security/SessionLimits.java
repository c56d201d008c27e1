package io.busbar.security;

import java.time.Duration;

/**
 * How long sessions last and how many there may be.
 *
 * @param idle without use for so long, a session ends
 * @param longest after so long it ends even if used
 * @param most sessions of one profile; one more ends the one unused for longest
 */
record SessionLimits(Duration idle, Duration longest, int most) {}
