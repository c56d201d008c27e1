package io.busbar.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.SecondFactor;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.security.password.TestCodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // injected
class SecondFactorTest {

    @TempDir
    Path directory;

    @Test
    void sec64aCodeIsAskedForAndGoodOnce() throws Exception {
        Bench bench = new Bench(directory, true);
        bench.setUp();
        SecondFactor offer = bench.accounts.offerSecondFactor(Bench.CYBER, "CYBER_SECURITY");
        assertThat(offer.uri()).startsWith("otpauth://totp/Busbar%20:CYBER_SECURITY?secret=" + offer.secret());
        bench.signIn(Profile.CYBER_SECURITY, Bench.GOOD); // not confirmed yet: not asked for
        refused("input.invalid", () -> bench.accounts.confirmSecondFactor(Bench.CYBER, "CYBER_SECURITY", "12"));
        List<String> recovery = bench.accounts.confirmSecondFactor(Bench.CYBER, "CYBER_SECURITY", code(bench, offer));
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        refused("session.code", () -> sign(bench, ""));
        refused("session.code.wrong", () -> sign(bench, "000000"));
        String used = code(bench, offer);
        refused("session.code.wrong", () -> sign(bench, used)); // it confirmed the factor
        bench.pass(Duration.ofSeconds(30));
        sign(bench, code(bench, offer));
        String replayed = code(bench, offer);
        refused("session.code.wrong", () -> sign(bench, replayed));
        sign(bench, recovery.get(3).toLowerCase(Locale.ROOT));
        refused("session.code.wrong", () -> sign(bench, recovery.get(3)));
        assertThat(bench.accounts.accounts().get(4).recoveryCodes()).isEqualTo(9);

        bench.restart();
        bench.pass(Duration.ofSeconds(60));
        sign(bench, code(bench, offer));
        bench.accounts.removeSecondFactor(Bench.CYBER, "CYBER_SECURITY");
        sign(bench, "");
    }

    @Test
    void onlyWhoAdministratesHasOne() throws Exception {
        Bench bench = new Bench(directory, true);
        bench.setUp();
        refused("account.factor.profile", () -> bench.accounts.offerSecondFactor(Bench.CYBER, "TOTEM"));
        refused("account.factor.none", () -> bench.accounts.confirmSecondFactor(Bench.CYBER, "ADMIN", "123456"));
    }

    private static Welcome sign(Bench bench, String code) {
        return bench.accounts.signIn(new Attempt("CYBER_SECURITY", Bench.GOOD, code, "", Bench.HOME));
    }

    private static String code(Bench bench, SecondFactor offer) {
        return TestCodes.at(offer.secret(), bench.now().getEpochSecond());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
