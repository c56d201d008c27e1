package io.busbar.rest.session;

import org.jspecify.annotations.Nullable;

/** A wish to give Cyber security a new password. */
record Recovery(@Nullable String passphrase, @Nullable String password, @Nullable String code) {

    @Override
    public String toString() {
        // Never lets a secret into a log.
        return "Recovery";
    }
}
