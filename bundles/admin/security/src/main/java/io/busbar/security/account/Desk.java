package io.busbar.security.account;

import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.secrets.Secrets;
import io.busbar.security.password.Hasher;
import io.busbar.security.password.PasswordPolicy;
import io.busbar.security.password.RandomTexts;
import io.busbar.security.session.SessionTable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What signing in and looking after accounts share.
 *
 * @param siteName name of the site, which no password may be made of
 * @param changed called after each change of the accounts
 */
record Desk(
        AccountBook book,
        SessionTable sessions,
        Locks locks,
        Throttle throttle,
        Browsers browsers,
        Hasher hasher,
        PasswordPolicy passwords,
        RandomTexts texts,
        Secrets secrets,
        Audit audit,
        Supplier<PolicyDocument> policy,
        Supplier<String> siteName,
        Clock wall,
        Runnable changed) {

    /** Purpose under which second factors are sealed. */
    static final String FACTOR = "account.factor";

    /** The name under which an account is kept, whatever was typed. */
    static String id(String typed) {
        String name = typed.strip();
        String upper = name.toUpperCase(Locale.ROOT);
        for (Profile profile : Profile.values()) {
            if (profile.name().equals(upper)) {
                return upper;
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }

    AccountRecord account(String typed) {
        String id = id(typed);
        return book.document()
                .find(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "account.unknown", typed.strip()));
    }

    /** Refuses a password that is not good enough for this account. */
    void judge(String field, AccountRecord account, String password) {
        Optional<FieldProblem> problem =
                passwords.judge(field, account.profile(), account.id(), password, siteName.get());
        if (problem.isPresent()) {
            throw ProblemException.invalid(List.of(problem.get()));
        }
    }

    /** Whether this is the password of the account; takes the same time where there is none. */
    boolean matches(AccountRecord account, String password) {
        String hash = account.hash();
        boolean same = hasher.matches(password, hash == null ? "" : hash);
        return account.password() == Password.FACTORY ? FactoryPasswords.is(account.profile(), password) : same;
    }

    Welcome begin(AccountRecord account, String address, String browser) {
        String kept = browser;
        if (account.profile() != Profile.USER) {
            kept = browsers.knows(browser, account.id()) ? browser : texts.token();
            browsers.remember(kept, account.id());
        }
        String token = texts.token();
        SessionTable.Entry entry = sessions.begin(
                token,
                texts.token(),
                new SessionTable.Holder(account.id(), account.profile(), account.mustChange(), address));
        return new Welcome(session(token, entry), kept);
    }

    Profiles.Session session(String token, SessionTable.Entry entry) {
        return new Profiles.Session(
                token, entry.csrf(), entry.profile(), permissions(entry), entry.mustChangePassword());
    }

    private Set<Permission> permissions(SessionTable.Entry entry) {
        return entry.mustChangePassword() ? Set.of() : Rights.of(entry.profile(), policy.get());
    }

    void note(AuditEvent event) {
        audit.note(event);
    }

    static Actor actor(String account, String address) {
        return new Actor(account, address, "");
    }
}
