package io.busbar.rest.session;

import org.jspecify.annotations.Nullable;

/** A wish to change the own password. */
record PasswordChange(@Nullable String current, @Nullable String next) {

    @Override
    public String toString() {
        // Never lets a secret into a log.
        return "PasswordChange";
    }
}
