package io.busbar.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles.Session;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.gateway.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("NullAway.Init") // injected
class AccountServiceTest {

    @TempDir
    Path directory;

    private Bench bench;

    @BeforeEach
    void begin() throws Exception {
        bench = new Bench(directory, true);
    }

    @Test
    void sec01aFreshInstallationHasNoPasswordButTheCode(@TempDir Path fresh) throws Exception {
        bench = new Bench(fresh, false);
        assertThat(bench.accounts.facts().setUp()).isTrue();
        for (Profile profile : Profile.values()) {
            for (String password : List.of("Advanced", "Totem", "Admin", "Cyber", "", "password", "12345678")) {
                if (profile != Profile.USER) {
                    bench.pass(Duration.ofHours(2));
                    refused("session.password.wrong", () -> bench.signIn(profile, password));
                }
            }
        }
        refused("session.setup", () -> bench.signIn(Profile.USER, ""));
        String code = Files.readString(fresh.resolve("first-login.txt")).strip();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
        refused("setup.code.wrong", () -> bench.accounts.setUp("AAAA-AAAA-AAAA", Bench.GOOD, Bench.HOME));

        Welcome welcome = bench.accounts.setUp(code.toLowerCase(Locale.ROOT).replace("-", " "), Bench.GOOD, Bench.HOME);

        assertThat(welcome.session().profile()).isEqualTo(Profile.CYBER_SECURITY);
        assertThat(welcome.session().mustChangePassword()).isFalse();
        refused("setup.done", () -> bench.accounts.setUp(code, Bench.GOOD, Bench.HOME));
        assertThat(fresh.resolve("first-login.txt")).doesNotExist();
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
        bench.signIn(Profile.USER, "");
    }

    @Test
    void sec01theCodeEndsAfterThreeDaysAndTheNextStartMakesAnother(@TempDir Path fresh) throws Exception {
        bench = new Bench(fresh, false);
        String code = Files.readString(fresh.resolve("first-login.txt")).strip();
        bench.pass(Duration.ofHours(73));
        refused("setup.code.wrong", () -> bench.accounts.setUp(code, Bench.GOOD, Bench.HOME));
        bench.restart();
        assertThat(Files.readString(fresh.resolve("first-login.txt")).strip()).isNotEqualTo(code);
    }

    @Test
    void sec02aFactoryPasswordIsGoodForChangingItselfOnly() throws Exception {
        assertThat(bench.accounts.facts().passwordAlert()).isTrue();
        Session admin = bench.signIn(Profile.ADMIN, "Admin").session();
        assertThat(admin.mustChangePassword()).isTrue();
        assertThat(admin.permissions()).isEmpty();
        refused("session.factory.remote", () -> bench.signIn(Profile.ADMIN, "Admin", "", Bench.STRANGER));

        Session own = bench.accounts
                .changePassword(admin.token(), "Admin", "green meadow river")
                .session();
        assertThat(own.permissions()).isEqualTo(Permission.of(Profile.ADMIN));
        assertThat(bench.accounts.session(admin.token())).isEmpty();
        refused("session.password.wrong", () -> bench.signIn(Profile.ADMIN, "Admin"));

        bench.setUp();
        bench.restart();
        assertThat(bench.accounts.facts().passwordAlert())
                .as("Advanced user still has the password of the manual")
                .isTrue();
        Session advanced = bench.signIn(Profile.ADVANCED_USER, "Advanced").session();
        bench.accounts.changePassword(advanced.token(), "Advanced", "quiet harbour");
        assertThat(bench.accounts.facts().passwordAlert()).isFalse();
        assertThat(bench.noted).extracting(AuditEvent::action).contains("password.alert.cleared");
    }

    @Test
    void sec04onlyArgon2idStandsOnDisk() throws Exception {
        bench.setUp();
        bench.accounts.add(Bench.CYBER, "jeanne", Profile.ADMIN, "hidden marker phrase");
        String phrase = bench.accounts.newPassphrase(Bench.CYBER);
        String browser = bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD).browser();
        StringBuilder all = new StringBuilder(bench.noted.toString());
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(all.toString())
                .contains("$argon2id$v=19$")
                .doesNotContain(Bench.GOOD, "hidden marker phrase", phrase, browser);
    }

    @Test
    void sec06thePassphraseGivesCyberSecurityANewPassword() throws Exception {
        Session before = bench.setUp().session();
        refused("passphrase.none", () -> bench.accounts.recover("a b c", "brown wooden bridge", "", Bench.HOME));
        String former = bench.accounts.newPassphrase(Bench.CYBER);
        String phrase = bench.accounts.newPassphrase(Bench.CYBER);
        assertThat(phrase.split(" ")).hasSize(12);
        refused("passphrase.wrong", () -> bench.accounts.recover(former, "brown wooden bridge", "", Bench.HOME));

        Session after = bench.accounts
                .recover("  " + phrase.toUpperCase(Locale.ROOT), "brown wooden bridge", "", Bench.HOME)
                .session();

        assertThat(after.profile()).isEqualTo(Profile.CYBER_SECURITY);
        assertThat(bench.accounts.session(before.token())).isEmpty();
        bench.signIn(Profile.CYBER_SECURITY, "brown wooden bridge");
        for (int i = 0; i < 4; i++) {
            refused("passphrase.wrong", () -> bench.accounts.recover("x", "brown wooden bridge", "", Bench.HOME));
        }
        refused("passphrase.slow", () -> bench.accounts.recover(phrase, "brown wooden bridge", "", Bench.HOME));
        bench.pass(Duration.ofMinutes(61));
        bench.accounts.recover(phrase, "another brown bridge", "", Bench.HOME);
    }

    @Test
    void sec07threeFailuresLockForAnHour() throws Exception {
        bench.setUp();
        fail(3);
        refused("session.locked", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD, "", "192.168.1.77"));
        bench.pass(Duration.ofMinutes(59));
        refused("session.locked", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD, "", "192.168.1.77"));
        bench.pass(Duration.ofMinutes(2));
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD, "", "192.168.1.77");
        assertThat(bench.noted).extracting(AuditEvent::action).contains("account.locked");
    }

    @Test
    void sec07aCrashKeepsTheLockAnOrderlyRestartDoesNot() throws Exception {
        bench.setUp();
        fail(3);
        bench.start(); // killed: stop() was not called
        refused("session.locked", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD));
        bench.restart();
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
    }

    @Test
    void sec07lockAndAttemptsAreSettings() throws Exception {
        bench.setUp();
        PolicyDocument policy = bench.policy.policy();
        bench.policy.replace(
                Bench.CYBER,
                new PolicyDocument(
                        policy.banner(),
                        new PolicyDocument.Sessions(60, 15, 12, 5, 0, 5),
                        policy.user(),
                        policy.totem(),
                        policy.allowed()));
        fail(4);
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
        fail(5);
        bench.pass(Duration.ofDays(30));
        refused("session.locked.always", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD));
        bench.accounts.unlock(Bench.CYBER, "cyber_security");
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
    }

    @Test
    void sec08aStrangerNeverLocksAKnownBrowserOut() throws Exception {
        Welcome owner = bench.setUp();
        fail(3);
        assertThat(bench.accounts.session(owner.session().token())).isPresent();
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD, owner.browser(), Bench.STRANGER);
        // The known browser has a count of its own.
        for (int i = 0; i < 3; i++) {
            refused(
                    "session.password.wrong",
                    () -> bench.signIn(Profile.CYBER_SECURITY, "wrong", owner.browser(), Bench.HOME));
        }
        refused("session.locked", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD, owner.browser(), Bench.HOME));
    }

    @Test
    void sec09totemIsClosedAtFirstAndNeverSignedOut() throws Exception {
        bench.setUp();
        refused("session.password.wrong", () -> bench.signIn(Profile.TOTEM, "Totem"));
        bench.accounts.setPassword(Bench.CYBER, "TOTEM", "screen in hall nine");
        bench.accounts.enable(Bench.CYBER, "TOTEM", true);
        Session first = bench.signIn(Profile.TOTEM, "screen in hall nine").session();
        Session totem = bench.accounts
                .changePassword(first.token(), "screen in hall nine", "screen in hall ten")
                .session();
        bench.pass(Duration.ofDays(40));
        assertThat(bench.accounts.session(totem.token())).isPresent();
        OpenSession seen = bench.accounts.sessions().stream()
                .filter(one -> one.profile() == Profile.TOTEM)
                .findFirst()
                .orElseThrow();
        bench.accounts.end(Bench.CYBER, seen.id());
        assertThat(bench.accounts.session(totem.token())).isEmpty();
    }

    @Test
    void sec10everySignInAndChangeOfThePasswordHasASessionOfItsOwn() {
        String first = bench.signIn(Profile.CYBER_SECURITY, "Cyber").session().token();
        String changed = bench.accounts
                .changePassword(first, "Cyber", Bench.GOOD)
                .session()
                .token();
        assertThat(changed).isNotEqualTo(first);
        assertThat(bench.accounts.session(first))
                .as("the one before the change")
                .isEmpty();
        String next = bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD).session().token();
        assertThat(next).isNotEqualTo(changed);
        bench.accounts.signOut(next);
        assertThat(bench.accounts.session(next)).as("the one that signed out").isEmpty();
        assertThat(bench.accounts.session(changed)).isPresent();
    }

    @Test
    void sec12sessionsEndUnusedAndInTheLongRun() throws Exception {
        String cyber = bench.setUp().session().token();
        String user = bench.signIn(Profile.USER, "").session().token();
        bench.pass(Duration.ofMinutes(14));
        assertThat(bench.accounts.session(cyber)).isPresent();
        bench.pass(Duration.ofMinutes(15));
        assertThat(bench.accounts.isOpen(cyber)).isFalse();
        assertThat(bench.accounts.session(user)).isPresent();
        for (int i = 0; i < 24; i++) {
            bench.pass(Duration.ofMinutes(30));
            bench.accounts.session(user);
        }
        assertThat(bench.accounts.isOpen(user)).as("after twelve hours").isFalse();
    }

    @Test
    void sec13aSignInIsRecentForFiveMinutes() throws Exception {
        String token = bench.setUp().session().token();
        assertThat(bench.accounts.who(token).orElseThrow().recent()).isTrue();
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.accounts.who(token).orElseThrow().recent()).isFalse();
        refused("input.invalid", () -> bench.accounts.confirm(token, "wrong", ""));
        bench.accounts.confirm(token, Bench.GOOD, "");
        assertThat(bench.accounts.who(token).orElseThrow().recent()).isTrue();
        refused("input.invalid", () -> bench.accounts.confirm(token, "wrong", ""));
        refused("input.invalid", () -> bench.accounts.confirm(token, "wrong", ""));
        refused("session.missing", () -> bench.accounts.confirm(token, "wrong", ""));
        assertThat(bench.accounts.session(token)).as("three times wrong").isEmpty();
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
    }

    @Test
    void personalAccountsCarryAProfilesRights() throws Exception {
        bench.setUp();
        bench.accounts.add(Bench.CYBER, "Jeanne", Profile.ADMIN, "blue kettle on stove");
        refused(
                "account.exists",
                () -> bench.accounts.add(Bench.CYBER, "jeanne", Profile.ADMIN, "blue kettle on stove"));
        Session first = bench.accounts
                .signIn(new Attempt("jeanne", "blue kettle on stove", "", "", Bench.HOME))
                .session();
        assertThat(first.mustChangePassword()).isTrue();
        Session own = bench.accounts
                .changePassword(first.token(), "blue kettle on stove", "red kettle on stove")
                .session();
        assertThat(own.profile()).isEqualTo(Profile.ADMIN);
        assertThat(bench.accounts.who(own.token()).orElseThrow().account()).isEqualTo("jeanne");
        bench.accounts.remove(Bench.CYBER, "jeanne");
        assertThat(bench.accounts.session(own.token())).isEmpty();
        refused("account.shared", () -> bench.accounts.remove(Bench.CYBER, "ADMIN"));
    }

    @ParameterizedTest
    @EnumSource
    void sec15eachProfileHasWhatTheCatalogueGivesIt(Profile profile) throws Exception {
        bench.setUp();
        bench.accounts.enable(Bench.CYBER, profile.name(), true);
        Session session;
        if (profile == Profile.USER) {
            session = bench.signIn(profile, "").session();
        } else {
            bench.accounts.setPassword(Bench.CYBER, profile.name(), "first of two phrases");
            Session first = bench.signIn(profile, "first of two phrases").session();
            session = bench.accounts
                    .changePassword(first.token(), "first of two phrases", "second of two phrases")
                    .session();
        }
        assertThat(session.permissions()).isEqualTo(Permission.of(profile));
    }

    @Test
    void aDamagedFileLetsNobodyInAndBringsNoKnownPasswordBack() throws Exception {
        bench.setUp();
        Files.writeString(directory.resolve("accounts.json"), "{\"version\":1,\"accounts\":[");
        bench.restart();
        refused("accounts.unreadable", () -> bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD));
        refused("accounts.unreadable", () -> bench.signIn(Profile.ADMIN, "Admin"));
        assertThat(bench.accounts.facts().setUp()).isFalse();
        assertThat(Files.readString(directory.resolve("accounts.json"))).startsWith("{\"version\":1,");
    }

    @Test
    void oneSessionTooManyEndsTheOldest() throws Exception {
        Session first = bench.setUp().session();
        for (int i = 0; i < 5; i++) {
            bench.pass(Duration.ofSeconds(1));
            bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD);
        }
        assertThat(bench.accounts.session(first.token())).isEmpty();
        assertThat(bench.accounts.sessions()).hasSize(5);
    }

    @Test
    void resetFromTheMachineAsksForACodeAgain() throws Exception {
        Session before = bench.setUp().session();
        String code = bench.accounts.reset(Actor.SHELL);
        assertThat(bench.accounts.session(before.token())).isEmpty();
        refused("session.password.wrong", () -> bench.signIn(Profile.CYBER_SECURITY, "Cyber"));
        bench.accounts.setUp(code, "grey pebbles in sun", Bench.HOME);
        Account cyber = bench.accounts.accounts().stream()
                .filter(account -> account.id().equals("CYBER_SECURITY"))
                .findFirst()
                .orElseThrow();
        assertThat(cyber.password()).isEqualTo(Account.Password.SET);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            String address = "198.51.100." + (10 + i);
            refused("session.password.wrong", () -> bench.signIn(Profile.CYBER_SECURITY, "wrong", "", address));
        }
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
