package io.busbar.gateway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A profile, or a personal account that carries a profile's rights.
 *
 * @param id name of the profile, or of the personal account
 * @param profile whose rights it has
 * @param personal whether it is a person's own
 * @param enabled whether one may sign in
 * @param password what password it has
 * @param lockedUntil until when it is locked after failures, {@link Instant#MAX} until somebody unlocks it, or null
 * @param secondFactor whether a second factor is asked for
 * @param recoveryCodes recovery codes that have not been used
 */
public record Account(
        String id,
        Profile profile,
        boolean personal,
        boolean enabled,
        Password password,
        @Nullable Instant lockedUntil,
        boolean secondFactor,
        int recoveryCodes) {

    /** What password an account has. */
    public enum Password {
        /** None is needed: the User profile. */
        NOT_NEEDED,
        /** None has been set: nobody can sign in. */
        NONE,
        /** The one from the manual, good for nothing but changing it. */
        FACTORY,
        /** One that somebody else chose, to be changed at the first sign-in. */
        TEMPORARY,
        /** One of its own. */
        SET
    }
}
