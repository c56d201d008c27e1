package io.busbar.security;

import io.busbar.gateway.access.Profile;

/** The accounts of a gateway on which no password has been set: the User profile is open, unless it is closed; all others are shut. */
final class PasswordlessAccounts implements Accounts {

    private final boolean userOpen;

    PasswordlessAccounts(boolean userOpen) {
        this.userOpen = userOpen;
    }

    @Override
    public Verdict judge(Profile profile, String password) {
        return profile == Profile.USER && userOpen ? Verdict.ACCEPTED : Verdict.REFUSED;
    }
}
