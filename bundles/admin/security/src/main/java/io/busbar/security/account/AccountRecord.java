package io.busbar.security.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is kept.
 *
 * @param hash Argon2id of the password in PHC notation; null without one, or with the one from the manual
 * @param password what password it has
 * @param factor sealed secret of the second factor, or null
 * @param offered sealed secret of a second factor that is not confirmed yet, or null
 * @param factorUsed last time step whose code was accepted
 * @param recovery MACs of the recovery codes that have not been used
 */
record AccountRecord(
        String id,
        Profile profile,
        boolean personal,
        boolean enabled,
        @Nullable String hash,
        Account.Password password,
        @Nullable String factor,
        @Nullable String offered,
        long factorUsed,
        List<String> recovery) {

    AccountRecord {
        recovery = List.copyOf(recovery);
    }

    static AccountRecord shared(Profile profile, Account.Password password, boolean enabled) {
        return new AccountRecord(profile.name(), profile, false, enabled, null, password, null, null, -1, List.of());
    }

    AccountRecord withPassword(@Nullable String newHash, Account.Password state) {
        return new AccountRecord(id, profile, personal, enabled, newHash, state, factor, offered, factorUsed, recovery);
    }

    AccountRecord withEnabled(boolean now) {
        return new AccountRecord(id, profile, personal, now, hash, password, factor, offered, factorUsed, recovery);
    }

    AccountRecord withOffer(String sealed) {
        return new AccountRecord(id, profile, personal, enabled, hash, password, factor, sealed, factorUsed, recovery);
    }

    AccountRecord withFactor(@Nullable String sealed, long used, List<String> codes) {
        return new AccountRecord(id, profile, personal, enabled, hash, password, sealed, null, used, codes);
    }

    AccountRecord withFactorUsed(long step) {
        return new AccountRecord(id, profile, personal, enabled, hash, password, factor, offered, step, recovery);
    }

    AccountRecord without(String recoveryCode) {
        List<String> left =
                recovery.stream().filter(code -> !code.equals(recoveryCode)).toList();
        return new AccountRecord(id, profile, personal, enabled, hash, password, factor, offered, factorUsed, left);
    }

    /** Whether the password is good for nothing but changing it. */
    @JsonIgnore
    boolean mustChange() {
        return password == Account.Password.FACTORY || password == Account.Password.TEMPORARY;
    }

    /** Whether anybody can sign in at all. */
    @JsonIgnore
    boolean isOpen() {
        return enabled && password != Account.Password.NONE;
    }

    /** Whether it may have a second factor. */
    @JsonIgnore
    boolean administrates() {
        return profile == Profile.ADMIN || profile == Profile.CYBER_SECURITY;
    }

    @Override
    public String toString() {
        return "AccountRecord[" + id + "]";
    }
}
