package io.busbar.security.account;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Accounts;
import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.access.SecondFactor;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.secrets.Secrets;
import io.busbar.gateway.site.Site;
import io.busbar.security.keys.InstallationKey;
import io.busbar.security.password.Hasher;
import io.busbar.security.password.PasswordPolicy;
import io.busbar.security.password.RandomTexts;
import io.busbar.security.policy.PolicyStore;
import io.busbar.security.session.SessionTable;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts and sessions of this gateway. */
@Component(
        service = {Accounts.class, Profiles.class},
        configurationPid = "io.busbar.security",
        immediate = true)
@Designate(ocd = AccountService.Settings.class)
public final class AccountService implements Accounts, Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
    private static final String FACTORY_PASSWORDS = "factory-passwords";

    private final AccountBook book;
    private final Desk desk;
    private final SigningIn signingIn;
    private final Factors factors;
    private final Recovery recovery;
    private final Administration administration;
    private final RunMarker marker;
    private volatile boolean alert;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable EventAdmin events;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Site site;

    /** Settings {@code io.busbar.security}. */
    @ObjectClassDefinition(name = "Security")
    public @interface Settings {
        /** How the first passwords come about: {@code setup-code} or {@code factory-passwords}; empty for what the launcher says. */
        @AttributeDefinition(name = "First passwords")
        String bootstrap() default "";
    }

    /** What the service needs of its surroundings. */
    record Surroundings(
            InstallationKey key,
            Audit audit,
            Secrets secrets,
            PolicyStore policy,
            Hasher hasher,
            boolean factoryPasswords,
            Clock wall,
            LongSupplier nanoTime) {}

    /** The accounts of this installation. */
    @Activate
    public AccountService(
            Settings settings,
            @Reference InstallationKey key,
            @Reference Audit audit,
            @Reference Secrets secrets,
            @Reference PolicyStore policy,
            BundleContext context)
            throws IOException {
        this(new Surroundings(
                key,
                audit,
                secrets,
                policy,
                new Hasher(key.derive("password pepper")),
                isFactory(settings, context),
                Clock.systemUTC(),
                System::nanoTime));
    }

    AccountService(Surroundings around) throws IOException {
        Path directory = around.key().directory();
        marker = new RunMarker(directory);
        book = new AccountBook(new DurableFiles(), directory, around.factoryPasswords());
        PolicyStore policy = around.policy();
        desk = new Desk(
                book,
                new SessionTable(() -> policy.policy().sessions(), around.wall(), around.nanoTime()),
                new Locks(
                        directory,
                        marker.wasClean(),
                        () -> policy.policy().sessions(),
                        around.wall(),
                        around.nanoTime()),
                new Throttle(around.nanoTime()),
                new Browsers(directory, around.key().derive("known browsers"), around.wall()),
                around.hasher(),
                new PasswordPolicy(),
                new RandomTexts(),
                around.secrets(),
                around.audit(),
                policy::policy,
                this::siteName,
                around.wall(),
                this::tell);
        byte[] codes = around.key().derive("codes");
        factors = new Factors(desk, codes);
        recovery = new Recovery(desk, factors, codes, directory, around.nanoTime());
        signingIn = new SigningIn(desk, factors);
        administration = new Administration(desk);
        around.audit()
                .note(AuditEvent.done(Actor.GATEWAY, "gateway.started", "")
                        .with("before", marker.wasClean() ? "stopped in order" : "first start or crash"));
        if (book.isUsable()) {
            recovery.prepare();
        } else {
            around.audit().note(AuditEvent.failed(Actor.GATEWAY, "account.unreadable", ""));
        }
        tell();
    }

    @Deactivate
    void stop() {
        marker.stop();
        desk.note(AuditEvent.done(Actor.GATEWAY, "gateway.stopped", ""));
    }

    private static boolean isFactory(Settings settings, BundleContext context) {
        String told = String.valueOf(context.getProperty("busbar.bootstrap"));
        return (settings.bootstrap().isBlank() ? told : settings.bootstrap().strip()).equals(FACTORY_PASSWORDS);
    }

    @Override
    public Facts facts() {
        if (!book.isUsable()) {
            return new Facts(false, false, false);
        }
        return new Facts(recovery.isSetUpNeeded(), alert, book.document().passphrase() != null);
    }

    @Override
    public Welcome signIn(Attempt attempt) {
        return signingIn.signIn(attempt);
    }

    @Override
    public Session signIn(Profile profile, String password) {
        return signIn(new Attempt(profile.name(), password, "", "", "")).session();
    }

    @Override
    public void confirm(String token, String password, String code) {
        signingIn.confirm(token, password, code);
    }

    @Override
    public Optional<OpenSession> who(String token) {
        return desk.sessions().look(token);
    }

    @Override
    public Welcome setUp(String code, String password, String address) {
        return recovery.setUp(code, password, address);
    }

    @Override
    public Welcome changePassword(String token, String current, String next) {
        return signingIn.changePassword(token, current, next);
    }

    @Override
    public Welcome recover(String passphrase, String password, String code, String address) {
        return recovery.recover(passphrase, password, code, address);
    }

    @Override
    public Optional<Session> session(String token) {
        return desk.sessions().use(token).map(entry -> desk.session(token, entry));
    }

    @Override
    public boolean isOpen(String token) {
        return desk.sessions().find(token).isPresent();
    }

    @Override
    public void signOut(String token) {
        desk.sessions().look(token).ifPresent(session -> {
            desk.sessions().end(token);
            if (session.profile() != Profile.USER) {
                desk.note(AuditEvent.done(
                        new Actor(session.account(), session.address(), session.id()),
                        "session.ended",
                        session.account()));
            }
        });
    }

    @Override
    public List<Account> accounts() {
        return administration.accounts();
    }

    @Override
    public void setPassword(Actor actor, String account, String password) {
        administration.setPassword(actor, account, password);
    }

    @Override
    public void enable(Actor actor, String account, boolean enabled) {
        administration.enable(actor, account, enabled);
    }

    @Override
    public void unlock(Actor actor, String account) {
        administration.unlock(actor, account);
    }

    @Override
    public void add(Actor actor, String account, Profile profile, String password) {
        administration.add(actor, account, profile, password);
    }

    @Override
    public void remove(Actor actor, String account) {
        administration.remove(actor, account);
    }

    @Override
    public SecondFactor offerSecondFactor(Actor actor, String account) {
        return factors.offer(desk.account(account));
    }

    @Override
    public List<String> confirmSecondFactor(Actor actor, String account, String code) {
        List<String> codes = factors.confirm(desk.account(account), code);
        desk.note(AuditEvent.done(actor, "account.factor.added", Desk.id(account)));
        return codes;
    }

    @Override
    public void removeSecondFactor(Actor actor, String account) {
        administration.removeFactor(actor, account);
    }

    @Override
    public String newPassphrase(Actor actor) {
        return recovery.newPassphrase(actor);
    }

    @Override
    public List<OpenSession> sessions() {
        return desk.sessions().list();
    }

    @Override
    public void end(Actor actor, String session) {
        if (desk.sessions().endById(session) > 0) {
            desk.note(AuditEvent.done(actor, "session.ended", session));
        }
    }

    @Override
    public String reset(Actor actor) {
        return recovery.reset(actor);
    }

    private String siteName() {
        Site here = site;
        return here == null ? "" : here.name();
    }

    /** Tells of the password alert when it came or went. */
    private void tell() {
        boolean now = book.isUsable()
                && book.document().accounts().stream()
                        .anyMatch(account -> account.enabled() && account.password() == Password.FACTORY);
        if (now == alert) {
            return;
        }
        alert = now;
        if (now) {
            LOG.warn("Password alert: at least one profile still has its password from the manual");
        }
        desk.note(AuditEvent.done(Actor.GATEWAY, now ? "password.alert.raised" : "password.alert.cleared", ""));
        EventAdmin admin = events;
        if (admin != null) {
            admin.postEvent(new Event(PASSWORD_ALERT, Map.of("active", now)));
        }
    }
}
