package io.busbar.gateway.policy;

import io.busbar.gateway.access.Permission;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The security policy as one document.
 *
 * @param banner what people read before they sign in
 * @param sessions how long sessions last, and how often one may mistype
 * @param user what the profile without a password may do; a subset of what the catalogue gives it, empty to close it
 * @param totem what the profile of a screen on the wall may do besides looking
 * @param allowed what is allowed at all; what is not named is as at first
 */
public record PolicyDocument(
        Banner banner,
        Sessions sessions,
        Set<Permission> user,
        Set<Permission> totem,
        Map<Capability, Boolean> allowed) {

    /** Minutes without use: shortest and longest. */
    public static final int SHORTEST_IDLE = 5;

    /** Minutes without use: longest. */
    public static final int LONGEST_IDLE = 480;

    /**
     * What people read before they sign in.
     *
     * @param shown whether it is shown
     * @param text the text, at most 2000 characters, shown as it is
     */
    public record Banner(boolean shown, String text) {}

    /**
     * How long sessions last, and how often one may mistype.
     *
     * @param idleMinutes an unused session of User or Advanced user ends after these, 5 to 480
     * @param administratorIdleMinutes one of Admin or Cyber security after these, 5 to 480
     * @param longestHours any session ends after these, 1 to 24; never the one of Totem
     * @param attempts wrong passwords in a row that lock an account, 1 to 10
     * @param lockMinutes for so long, 1 to 1440; 0 until Cyber security unlocks it
     * @param most sessions of one account at once, 1 to 100; one more ends the oldest
     */
    public record Sessions(
            int idleMinutes, int administratorIdleMinutes, int longestHours, int attempts, int lockMinutes, int most) {}

    /** Completes what is allowed. */
    public PolicyDocument {
        Map<Capability, Boolean> whole = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            whole.put(capability, allowed.getOrDefault(capability, capability.isAllowedAtFirst()));
        }
        allowed = Collections.unmodifiableMap(whole);
        user = Set.copyOf(user);
        totem = Set.copyOf(totem);
    }

    /** Whether something is allowed. */
    public boolean allows(Capability capability) {
        return allowed.getOrDefault(capability, false);
    }
}
