package io.busbar.rest.session;

import io.busbar.gateway.access.Profile;
import org.jspecify.annotations.Nullable;

/** A wish to sign in, to a profile or to a personal account. */
record SignIn(@Nullable Profile profile, @Nullable String account, @Nullable String password, @Nullable String code) {

    @Override
    public String toString() {
        // Never lets a password into a log.
        return "SignIn[" + profile + "]";
    }
}
