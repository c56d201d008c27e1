package io.busbar.rest.session;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page needs to know before somebody signs in. The profiles are the same on every gateway, so that naming those that are open helps
 * nobody; personal accounts are not named.
 */
record FactsDocument(
        boolean setUp,
        boolean passwordAlert,
        boolean passphrase,
        List<Profile> profiles,
        boolean personal,
        @Nullable String banner) {

    static FactsDocument of(GatewayServices services) {
        Accounts.Facts facts = services.accounts().facts();
        PolicyDocument.Banner banner = services.policy().policy().banner();
        List<Account> accounts = services.accounts().accounts();
        return new FactsDocument(
                facts.setUp(),
                facts.passwordAlert(),
                facts.passphrase(),
                accounts.stream()
                        .filter(account -> !account.personal() && isOpen(account))
                        .map(Account::profile)
                        .toList(),
                accounts.stream().anyMatch(Account::personal),
                banner.shown() && !banner.text().isBlank() ? banner.text() : null);
    }

    private static boolean isOpen(Account account) {
        return account.enabled() && account.password() != Account.Password.NONE;
    }
}
