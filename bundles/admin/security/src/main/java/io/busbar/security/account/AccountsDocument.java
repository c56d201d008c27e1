package io.busbar.security.account;

import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All accounts, as they stand in {@code accounts.json}.
 *
 * @param version of this form
 * @param passphrase Argon2id of the passphrase, or null
 * @param setup MAC of the setup code, or null
 * @param setupUntil epoch second at which the setup code ends
 */
record AccountsDocument(
        int version,
        List<AccountRecord> accounts,
        @Nullable String passphrase,
        @Nullable String setup,
        long setupUntil) {

    static final int VERSION = 1;

    AccountsDocument {
        accounts = List.copyOf(accounts);
    }

    Optional<AccountRecord> find(String id) {
        return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** Whether the gateway is as it was unpacked. */
    boolean nobodyHasPassword() {
        return accounts.stream()
                .allMatch(account -> account.profile() == Profile.USER || account.password() == Password.NONE);
    }

    AccountsDocument with(AccountRecord changed) {
        List<AccountRecord> next = new ArrayList<>();
        boolean replaced = false;
        for (AccountRecord account : accounts) {
            boolean same = account.id().equals(changed.id());
            next.add(same ? changed : account);
            replaced |= same;
        }
        if (!replaced) {
            next.add(changed);
        }
        return new AccountsDocument(version, next, passphrase, setup, setupUntil);
    }

    AccountsDocument without(String id) {
        List<AccountRecord> next =
                accounts.stream().filter(account -> !account.id().equals(id)).toList();
        return new AccountsDocument(version, next, passphrase, setup, setupUntil);
    }

    AccountsDocument withPassphrase(@Nullable String hash) {
        return new AccountsDocument(version, accounts, hash, setup, setupUntil);
    }

    AccountsDocument withSetup(@Nullable String code, long until) {
        return new AccountsDocument(version, accounts, passphrase, code, until);
    }
}
