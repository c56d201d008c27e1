package io.busbar.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // injected
class AccountConditionsTest {

    @TempDir
    Path directory;

    private static List<Condition> standing(Bench bench) {
        return new AccountConditions(bench.accounts, Clock.fixed(bench.now(), ZoneOffset.UTC)).standing();
    }

    @Test
    void sec02thePasswordAlertStandsUntilTheLastPasswordOfTheManualIsGone() throws Exception {
        Bench bench = new Bench(directory, true);
        assertThat(standing(bench)).extracting(Condition::code).containsExactly("password.alert");
        bench.setUp();
        assertThat(standing(bench)).extracting(Condition::code).containsExactly("password.alert");
        for (Profile profile : List.of(Profile.ADMIN, Profile.ADVANCED_USER)) {
            String manual = profile == Profile.ADMIN ? "Admin" : "Advanced";
            Welcome welcome = bench.signIn(profile, manual);
            bench.accounts.changePassword(welcome.session().token(), manual, Bench.GOOD + profile);
        }
        assertThat(standing(bench)).isEmpty();
    }

    @Test
    void sec07aLockStandsAsLongAsItHolds() throws Exception {
        Bench bench = new Bench(directory, true);
        bench.setUp();
        for (int i = 0; i < 3; i++) {
            bench.pass(Duration.ofSeconds(40));
            assertThatThrownBy(() -> bench.signIn(Profile.ADMIN, "wrong", "", Bench.STRANGER))
                    .isInstanceOf(ProblemException.class);
        }
        bench.pass(Duration.ofMinutes(10));
        assertThat(standing(bench))
                .filteredOn(condition -> condition.code().equals("account.locked"))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.object()).isEqualTo("ADMIN");
                    assertThat(condition.details())
                            .isEqualTo(Map.of(
                                    "until",
                                    bench.now().plus(Duration.ofMinutes(50)).toString()));
                });
        bench.pass(Duration.ofMinutes(51));
        assertThat(standing(bench)).extracting(Condition::code).containsExactly("password.alert");
    }
}
