package io.busbar.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Where people sign in and out. A change of settings takes effect on sessions that are under way. */
@Component(service = Profiles.class, configurationPid = SecuritySettings.PID, immediate = true)
@Designate(ocd = SecuritySettings.Settings.class)
public final class SignInDesk implements Profiles {

    private final Secrets secrets = new Secrets();
    private final SessionTable sessions;
    private volatile Accounts accounts;
    private volatile Set<Permission> userPermissions;

    /** A desk with these settings. */
    @Activate
    public SignInDesk(SecuritySettings.Settings settings) {
        this(settings, System::nanoTime);
    }

    SignInDesk(SecuritySettings.Settings settings, LongSupplier nanoTime) {
        sessions = new SessionTable(SecuritySettings.limits(settings), nanoTime);
        accounts = new PasswordlessAccounts(settings.user_open());
        userPermissions = SecuritySettings.userPermissions(settings);
    }

    @Modified
    void modified(SecuritySettings.Settings settings) {
        sessions.limit(SecuritySettings.limits(settings));
        accounts = new PasswordlessAccounts(settings.user_open());
        userPermissions = SecuritySettings.userPermissions(settings);
    }

    @Override
    public Session signIn(Profile profile, String password) {
        Accounts.Verdict verdict = accounts.judge(profile, password);
        if (verdict == Accounts.Verdict.REFUSED) {
            throw ProblemException.of(Kind.UNAUTHENTICATED, "session.password.wrong");
        }
        String token = secrets.next();
        boolean mustChange = verdict == Accounts.Verdict.ACCEPTED_TO_CHANGE_PASSWORD;
        return session(token, sessions.begin(token, secrets.next(), profile, mustChange));
    }

    @Override
    public Optional<Session> session(String token) {
        return sessions.use(token).map(entry -> session(token, entry));
    }

    @Override
    public boolean isOpen(String token) {
        return sessions.has(token);
    }

    @Override
    public void signOut(String token) {
        sessions.end(token);
    }

    private Session session(String token, SessionTable.Entry entry) {
        return new Session(token, entry.csrf(), entry.profile(), permissions(entry), entry.mustChangePassword());
    }

    private Set<Permission> permissions(SessionTable.Entry entry) {
        return entry.profile() == Profile.USER && !entry.mustChangePassword() ? userPermissions : Set.of();
    }
}
