package io.busbar.security.account;

import io.busbar.gateway.access.Account.Password;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.security.keys.Hkdf;
import io.busbar.security.password.Base32;
import io.busbar.security.password.RandomTexts;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;

/** How Cyber security gets its first password, by a code from the machine itself, and another one, by the passphrase. */
final class Recovery {

    static final String CODE_FILE = "first-login.txt";

    private static final Duration CODE_VALID = Duration.ofDays(3);
    private static final int TRIES = 5;
    private static final Duration TRIES_WITHIN = Duration.ofHours(1);

    private final Desk desk;
    private final Factors factors;
    private final byte[] key;
    private final Path codeFile;
    private final DurableFiles files = new DurableFiles();
    private final Tries setups;
    private final Tries phrases;

    Recovery(Desk desk, Factors factors, byte[] key, Path directory, LongSupplier nanoTime) {
        this.desk = desk;
        this.factors = factors;
        this.key = key.clone();
        this.codeFile = directory.resolve(CODE_FILE);
        this.setups = new Tries(TRIES, TRIES_WITHIN, nanoTime);
        this.phrases = new Tries(TRIES, TRIES_WITHIN, nanoTime);
    }

    /** Whether the setup code is asked for. */
    boolean isSetUpNeeded() {
        return cyber().password() == Password.NONE;
    }

    /** Makes a code if one is needed and there is none that is valid. */
    void prepare() {
        AccountsDocument all = desk.book().document();
        boolean valid =
                all.setup() != null && all.setupUntil() > desk.wall().instant().getEpochSecond();
        if (isSetUpNeeded() && !valid) {
            newCode();
        }
    }

    /** A new setup code, in the file that only the owner of the gateway reads. */
    String newCode() {
        String code = desk.texts().code();
        long until = desk.wall().instant().plus(CODE_VALID).getEpochSecond();
        desk.book().change(all -> all.withSetup(mac(code), until));
        try {
            files.replace(codeFile, (code + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        return code;
    }

    Welcome setUp(String code, String password, String address) {
        if (!isSetUpNeeded()) {
            throw ProblemException.of(Kind.CONFLICT, "setup.done");
        }
        setups.refuseTooMany(address, "passphrase.slow");
        AccountsDocument all = desk.book().document();
        String setup = all.setup();
        boolean right = setup != null
                && all.setupUntil() > desk.wall().instant().getEpochSecond()
                && MessageDigest.isEqual(
                        setup.getBytes(StandardCharsets.US_ASCII), mac(code).getBytes(StandardCharsets.US_ASCII));
        if (!right) {
            setups.failed(address);
            desk.note(AuditEvent.refused(Actor.unknown(address), "account.setup", ""));
            throw ProblemException.of(Kind.UNAUTHENTICATED, "setup.code.wrong");
        }
        Welcome welcome = give(password, address, "account.setup");
        desk.book().change(document -> document.withSetup(null, 0));
        try {
            files.delete(codeFile);
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        return welcome;
    }

    String newPassphrase(Actor actor) {
        String phrase = desk.texts().passphrase();
        String hash = desk.hasher().hash(phrase);
        desk.book().change(all -> all.withPassphrase(hash));
        desk.note(AuditEvent.done(actor, "account.passphrase.made", Profile.CYBER_SECURITY.name()));
        return phrase;
    }

    Welcome recover(String phrase, String password, String code, String address) {
        phrases.refuseTooMany(address, "passphrase.slow");
        String hash = desk.book().document().passphrase();
        boolean right = desk.hasher().matches(RandomTexts.phraseAsMeant(phrase), hash == null ? "" : hash);
        if (hash == null) {
            throw ProblemException.of(Kind.CONFLICT, "passphrase.none");
        }
        if (!right) {
            throw wrong(address, "passphrase.wrong");
        }
        AccountRecord cyber = cyber();
        desk.judge("password", cyber, password);
        if (cyber.factor() != null) {
            if (code.isBlank()) {
                throw ProblemException.of(Kind.UNAUTHENTICATED, "session.code");
            }
            if (!factors.accept(cyber, code)) {
                throw wrong(address, "session.code.wrong");
            }
        }
        return give(password, address, "account.passphrase.used");
    }

    /** Back to the state before anybody had set Cyber security up; only whoever has the machine may ask for it. */
    String reset(Actor actor) {
        desk.book().change(all -> all.with(SigningIn.current(all, cyber())
                        .withPassword(null, Password.NONE)
                        .withFactor(null, -1, List.of()))
                .withPassphrase(null));
        desk.sessions().endOf(Profile.CYBER_SECURITY.name());
        desk.browsers().forget(Profile.CYBER_SECURITY.name());
        desk.locks().free(Profile.CYBER_SECURITY.name());
        setups.clear();
        desk.note(AuditEvent.done(actor, "account.reset", Profile.CYBER_SECURITY.name()));
        String code = newCode();
        desk.changed().run();
        return code;
    }

    private Welcome give(String password, String address, String action) {
        AccountRecord cyber = cyber();
        desk.judge("password", cyber, password);
        String hash = desk.hasher().hash(password);
        desk.book().change(all -> all.with(SigningIn.current(all, cyber).withPassword(hash, Password.SET)));
        desk.sessions().endOf(cyber.id());
        desk.browsers().forget(cyber.id());
        desk.locks().free(cyber.id());
        desk.note(AuditEvent.done(Desk.actor(cyber.id(), address), action, cyber.id()));
        desk.changed().run();
        return desk.begin(cyber(), address, "");
    }

    private ProblemException wrong(String address, String code) {
        phrases.failed(address);
        desk.note(AuditEvent.refused(Actor.unknown(address), "account.passphrase.used", ""));
        return ProblemException.of(Kind.UNAUTHENTICATED, code);
    }

    private AccountRecord cyber() {
        return desk.account(Profile.CYBER_SECURITY.name());
    }

    private String mac(String code) {
        return HexFormat.of().formatHex(Hkdf.hmac(key, Base32.asMeant(code).getBytes(StandardCharsets.UTF_8)));
    }
}
