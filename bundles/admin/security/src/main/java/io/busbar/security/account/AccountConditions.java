package io.busbar.security.account;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.condition.ConditionSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The password alert, and which accounts are locked. */
@Component(service = ConditionSource.class)
public final class AccountConditions implements ConditionSource {

    private final Accounts accounts;
    private final Clock wall;

    /** Looks at these accounts. */
    @Activate
    public AccountConditions(@Reference Accounts accounts) {
        this(accounts, Clock.systemUTC());
    }

    AccountConditions(Accounts accounts, Clock wall) {
        this.accounts = accounts;
        this.wall = wall;
    }

    @Override
    public List<Condition> standing() {
        Instant now = wall.instant();
        List<Condition> standing = new ArrayList<>();
        if (accounts.facts().passwordAlert()) {
            standing.add(new Condition("password.alert", "", Severity.WARNING, now, Map.of()));
        }
        for (Account account : accounts.accounts()) {
            Instant until = account.lockedUntil();
            if (until != null) {
                // To the second: what is left of a lock is counted by another clock, and would differ at each look.
                String end = until.equals(Instant.MAX)
                        ? ""
                        : Instant.ofEpochSecond((until.toEpochMilli() + 500) / 1000)
                                .toString();
                standing.add(
                        new Condition("account.locked", account.id(), Severity.WARNING, now, Map.of("until", end)));
            }
        }
        return standing;
    }
}
