package io.busbar.gateway.access;

/** The profiles that people sign in with. */
public enum Profile {
    /** Sees measurements; needs no password. */
    USER,
    /** Resets counters as well. */
    ADVANCED_USER,
    /** A screen on the wall: never signed out. */
    TOTEM,
    /** Configures the site. */
    ADMIN,
    /** Decides on security, profiles and software. */
    CYBER_SECURITY
}
