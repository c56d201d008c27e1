package io.busbar.security.account;

import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Duration;

/** Judges who wants to come in, and locks out who guesses. Nobody is told whether an account exists, is closed, or has another password. */
final class SigningIn {

    private final Desk desk;
    private final Factors factors;

    SigningIn(Desk desk, Factors factors) {
        this.desk = desk;
        this.factors = factors;
    }

    Welcome signIn(Attempt attempt) {
        String id = Desk.id(attempt.account());
        if (id.equals(Profile.USER.name())) {
            return user(attempt);
        }
        boolean known = desk.browsers().knows(attempt.browser(), id);
        String key = known ? id + '|' + desk.browsers().name(attempt.browser()) : id;
        refuseTooSoon(attempt.address(), known);
        refuseLocked(id, key, attempt.address());
        AccountRecord account = desk.book().document().find(id).orElse(null);
        if (account == null) {
            // As long as a real one takes, so that nobody learns which accounts there are.
            desk.hasher().matches(attempt.password(), "");
            throw refused(id, key, attempt.address(), "session.password.wrong");
        }
        if (!desk.matches(account, attempt.password()) || !account.isOpen()) {
            throw refused(id, key, attempt.address(), "session.password.wrong");
        }
        if (account.password() == Password.FACTORY && !FactoryPasswords.mayComeFrom(attempt.address())) {
            throw refused(id, key, attempt.address(), "session.factory.remote");
        }
        if (account.factor() != null) {
            if (attempt.code().isBlank()) {
                throw ProblemException.of(Kind.UNAUTHENTICATED, "session.code");
            }
            if (!factors.accept(account, attempt.code())) {
                throw refused(id, key, attempt.address(), "session.code.wrong");
            }
        }
        desk.locks().succeeded(key);
        desk.throttle().succeeded(attempt.address());
        strengthen(account, attempt.password());
        Welcome welcome = desk.begin(account, attempt.address(), attempt.browser());
        desk.note(AuditEvent.done(Desk.actor(id, attempt.address()), "session.begun", id));
        return welcome;
    }

    /** The password again, within a session. */
    void confirm(String token, String password, String code) {
        OpenSession session = desk.sessions()
                .look(token)
                .orElseThrow(() -> ProblemException.of(Kind.UNAUTHENTICATED, "session.missing"));
        String key = session.account() + "|session|" + session.id();
        AccountRecord account = desk.account(session.account());
        if (desk.locks().locked(key).isPresent()) {
            desk.sessions().end(token);
            throw ProblemException.of(Kind.UNAUTHENTICATED, "session.missing");
        }
        boolean right = desk.matches(account, password) && account.isOpen();
        if (right && account.factor() != null) {
            if (code.isBlank()) {
                throw ProblemException.invalid("code", "session.code");
            }
            right = factors.accept(account, code);
        }
        if (!right) {
            boolean over = desk.locks().failed(key);
            desk.note(AuditEvent.refused(
                    Desk.actor(session.account(), session.address()), "session.confirmed", session.account()));
            if (over) {
                // Whoever sits there does not know the password: the session ends, the account stays free.
                desk.locks().succeeded(key);
                desk.sessions().end(token);
                throw ProblemException.of(Kind.UNAUTHENTICATED, "session.missing");
            }
            throw ProblemException.invalid("password", "password.wrong");
        }
        desk.locks().succeeded(key);
        desk.sessions().prove(token);
        desk.note(AuditEvent.done(
                Desk.actor(session.account(), session.address()), "session.confirmed", session.account()));
    }

    Welcome changePassword(String token, String current, String next) {
        OpenSession session = desk.sessions()
                .look(token)
                .orElseThrow(() -> ProblemException.of(Kind.UNAUTHENTICATED, "session.missing"));
        if (session.profile() == Profile.USER) {
            throw ProblemException.of(Kind.INVALID, "account.user.password");
        }
        AccountRecord account = desk.account(session.account());
        String key = session.account() + "|session|" + session.id();
        if (!desk.matches(account, current)) {
            desk.note(AuditEvent.refused(
                    Desk.actor(account.id(), session.address()), "account.password.changed", account.id()));
            if (desk.locks().failed(key)) {
                desk.locks().succeeded(key);
                desk.sessions().end(token);
                throw ProblemException.of(Kind.UNAUTHENTICATED, "session.missing");
            }
            throw ProblemException.invalid("current", "password.wrong");
        }
        desk.judge("next", account, next);
        if (desk.matches(account, next)) {
            throw ProblemException.invalid("next", "password.same");
        }
        desk.locks().succeeded(key);
        String hash = desk.hasher().hash(next);
        desk.book().change(all -> all.with(current(all, account).withPassword(hash, Password.SET)));
        desk.sessions().endOf(account.id());
        desk.browsers().forget(account.id());
        desk.note(
                AuditEvent.done(Desk.actor(account.id(), session.address()), "account.password.changed", account.id()));
        desk.changed().run();
        return desk.begin(desk.account(account.id()), session.address(), "");
    }

    /** Whoever may look without a password; before the gateway is set up, nobody. */
    private Welcome user(Attempt attempt) {
        if (desk.book().document().nobodyHasPassword()) {
            throw ProblemException.of(Kind.UNAUTHENTICATED, "session.setup");
        }
        AccountRecord account = desk.account(Profile.USER.name());
        if (!account.enabled() || desk.policy().get().user().isEmpty()) {
            throw ProblemException.of(Kind.UNAUTHENTICATED, "session.password.wrong");
        }
        return desk.begin(account, attempt.address(), attempt.browser());
    }

    private void refuseTooSoon(String address, boolean known) {
        Duration wait = desk.throttle().wait(address);
        if (!known && wait.compareTo(Duration.ZERO) > 0) {
            throw ProblemException.of(Kind.TOO_MANY, "session.slow", wait.toSeconds() + 1);
        }
    }

    private void refuseLocked(String id, String key, String address) {
        desk.locks().locked(key).ifPresent(left -> {
            desk.note(AuditEvent.refused(Desk.actor(id, address), "session.begun", id)
                    .with("why", "locked"));
            throw left.isZero()
                    ? ProblemException.of(Kind.UNAUTHENTICATED, "session.locked.always")
                    : ProblemException.of(Kind.UNAUTHENTICATED, "session.locked", left.toMinutes() + 1);
        });
    }

    private ProblemException refused(String id, String key, String address, String code) {
        boolean locks = desk.locks().failed(key);
        desk.throttle().failed(address);
        desk.note(
                AuditEvent.refused(Desk.actor(id, address), "session.begun", id).with("why", code));
        if (locks) {
            desk.note(AuditEvent.done(Desk.actor(id, address), "account.locked", id));
            desk.changed().run();
        }
        return ProblemException.of(Kind.UNAUTHENTICATED, code);
    }

    /** A hash of former strength is made anew while the password is at hand. */
    private void strengthen(AccountRecord account, String password) {
        String hash = account.hash();
        if (hash != null && desk.hasher().isOutdated(hash)) {
            String stronger = desk.hasher().hash(password);
            desk.book().change(all -> all.with(current(all, account).withPassword(stronger, account.password())));
        }
    }

    static AccountRecord current(AccountsDocument all, AccountRecord account) {
        return all.find(account.id())
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "account.unknown", account.id()));
    }
}
