package io.busbar.security;

import io.busbar.gateway.access.Profile;

/** Decides who may sign in. */
interface Accounts {

    /** What came of a wish to sign in. */
    enum Verdict {
        /** Welcome. */
        ACCEPTED,
        /** Welcome, to change the password and for nothing else. */
        ACCEPTED_TO_CHANGE_PASSWORD,
        /** The profile is disabled, has no password set, or the password is wrong; nobody is told which. */
        REFUSED
    }

    /** Judges a password; never logs or keeps it. */
    Verdict judge(Profile profile, String password);
}
