package io.busbar.security.account;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What Cyber security does with the accounts of others. */
final class Administration {

    static final int MOST_PERSONAL = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,31}");

    private final Desk desk;

    Administration(Desk desk) {
        this.desk = desk;
    }

    List<Account> accounts() {
        return desk.book().document().accounts().stream()
                .sorted(Comparator.comparing(AccountRecord::personal)
                        .thenComparing(account ->
                                account.personal() ? 0 : account.profile().ordinal())
                        .thenComparing(AccountRecord::id))
                .map(this::seen)
                .toList();
    }

    void setPassword(Actor actor, String id, String password) {
        AccountRecord account = desk.account(id);
        if (account.profile() == Profile.USER) {
            throw ProblemException.of(Kind.INVALID, "account.user.password");
        }
        desk.judge("password", account, password);
        String hash = desk.hasher().hash(password);
        desk.book().change(all -> all.with(SigningIn.current(all, account).withPassword(hash, Password.TEMPORARY)));
        forget(account);
        done(actor, "account.password.set", account.id());
    }

    void enable(Actor actor, String id, boolean enabled) {
        AccountRecord account = desk.account(id);
        if (account.id().equals(Profile.CYBER_SECURITY.name()) && !enabled) {
            throw ProblemException.of(Kind.INVALID, "account.cyber.always");
        }
        desk.book().change(all -> all.with(SigningIn.current(all, account).withEnabled(enabled)));
        if (!enabled) {
            forget(account);
        }
        done(actor, enabled ? "account.enabled" : "account.disabled", account.id());
    }

    void unlock(Actor actor, String id) {
        AccountRecord account = desk.account(id);
        desk.locks().free(account.id());
        done(actor, "account.unlocked", account.id());
    }

    void add(Actor actor, String name, Profile profile, String password) {
        String id = Desk.id(name);
        if (!NAME.matcher(id).matches()) {
            throw ProblemException.invalid("id", "account.name");
        }
        if (profile == Profile.USER || profile == Profile.TOTEM) {
            throw ProblemException.invalid("profile", "account.profile");
        }
        AccountRecord empty =
                new AccountRecord(id, profile, true, true, null, Password.TEMPORARY, null, null, -1, List.of());
        desk.judge("password", empty, password);
        AccountRecord added = empty.withPassword(desk.hasher().hash(password), Password.TEMPORARY);
        desk.book().change(all -> {
            if (all.find(id).isPresent()) {
                throw ProblemException.of(Kind.CONFLICT, "account.exists", id);
            }
            if (all.accounts().stream().filter(AccountRecord::personal).count() >= MOST_PERSONAL) {
                throw ProblemException.of(Kind.CONFLICT, "account.most", MOST_PERSONAL);
            }
            return all.with(added);
        });
        desk.note(AuditEvent.done(actor, "account.added", id).with("profile", profile.name()));
        desk.changed().run();
    }

    void remove(Actor actor, String id) {
        AccountRecord account = desk.account(id);
        if (!account.personal()) {
            throw ProblemException.of(Kind.INVALID, "account.shared");
        }
        desk.book().change(all -> all.without(account.id()));
        forget(account);
        desk.locks().free(account.id());
        done(actor, "account.removed", account.id());
    }

    void removeFactor(Actor actor, String id) {
        AccountRecord account = desk.account(id);
        desk.book().change(all -> all.with(SigningIn.current(all, account).withFactor(null, -1, List.of())));
        done(actor, "account.factor.removed", account.id());
    }

    private void forget(AccountRecord account) {
        desk.sessions().endOf(account.id());
        desk.browsers().forget(account.id());
    }

    private void done(Actor actor, String action, String id) {
        desk.note(AuditEvent.done(actor, action, id));
        desk.changed().run();
    }

    private Account seen(AccountRecord account) {
        return new Account(
                account.id(),
                account.profile(),
                account.personal(),
                account.enabled(),
                account.password(),
                desk.locks().lockedUntil(account.id()).orElse(null),
                account.factor() != null,
                account.recovery().size());
    }
}
