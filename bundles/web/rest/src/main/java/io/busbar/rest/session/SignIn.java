package io.busbar.rest.session;

import io.busbar.gateway.access.Profile;
import org.jspecify.annotations.Nullable;

/** A wish to sign in. */
record SignIn(@Nullable Profile profile, @Nullable String password) {

    @Override
    public String toString() {
        // Never lets a password into a log.
        return "SignIn[" + profile + "]";
    }
}
