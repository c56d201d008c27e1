package io.busbar.shell;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Accounts;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the name of a profile or personal account. */
@Service
public final class AccountCompleter extends LookUpCompleter {

    @Override
    Collection<String> words(Services services, String typed) {
        return services.find(Accounts.class)
                .map(accounts -> accounts.accounts().stream().map(Account::id).toList())
                .orElse(List.of());
    }
}
