package io.busbar.gateway.audit;

import io.busbar.gateway.access.Profile;

/**
 * Who did something.
 *
 * @param name the profile or the personal account, {@code gateway} for what it did by itself, {@code shell} for its shell
 * @param address IP address of the caller; empty where there is none
 * @param session short name of the session, which is not its secret; empty where there is none
 */
public record Actor(String name, String address, String session) {

    /** What the gateway does by itself. */
    public static final Actor GATEWAY = new Actor("gateway", "", "");

    /** Whoever holds the key of the gateway's shell. */
    public static final Actor SHELL = new Actor("shell", "", "");

    /** Somebody who is not signed in. */
    public static Actor unknown(String address) {
        return new Actor("-", address, "");
    }

    /** A profile, from an address. */
    public static Actor of(Profile profile, String address) {
        return new Actor(profile.name(), address, "");
    }
}
