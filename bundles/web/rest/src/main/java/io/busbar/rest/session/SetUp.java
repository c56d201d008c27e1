package io.busbar.rest.session;

import org.jspecify.annotations.Nullable;

/** A wish to give Cyber security its first password. */
record SetUp(@Nullable String code, @Nullable String password) {

    @Override
    public String toString() {
        // Never lets a secret into a log.
        return "SetUp";
    }
}
