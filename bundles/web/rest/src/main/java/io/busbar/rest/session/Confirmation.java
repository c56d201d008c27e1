package io.busbar.rest.session;

import org.jspecify.annotations.Nullable;

/** The password again, and the second factor where there is one. */
record Confirmation(@Nullable String password, @Nullable String code) {

    @Override
    public String toString() {
        // Never lets a secret into a log.
        return "Confirmation";
    }
}
