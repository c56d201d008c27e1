package io.busbar.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles.Session;
import io.busbar.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInDeskTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void userSignsInWithoutPassword() {
        SignInDesk desk = desk(new TestSettings());

        Session session = desk.signIn(Profile.USER, "");

        assertThat(session.profile()).isEqualTo(Profile.USER);
        assertThat(session.permissions())
                .containsExactlyInAnyOrder(Permission.VIEW, Permission.DIAGNOSE, Permission.EXPORT);
        assertThat(session.mustChangePassword()).isFalse();
        assertThat(desk.session(session.token())).contains(session);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
    void profileWithoutPasswordSetIsShut(Profile profile) {
        SignInDesk desk = desk(new TestSettings());

        assertThatThrownBy(() -> desk.signIn(profile, "")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo("session.password.wrong");
            assertThat(problem.kind().status()).isEqualTo(401);
        });
    }

    @Test
    void userProfileCanBeClosed() {
        SignInDesk desk = desk(new TestSettings().open(false));

        assertThatThrownBy(() -> desk.signIn(Profile.USER, "")).isInstanceOf(ProblemException.class);
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        SignInDesk desk = desk(new TestSettings());

        Session first = desk.signIn(Profile.USER, "");
        Session second = desk.signIn(Profile.USER, "");

        assertThat(first.token()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(second.token());
        assertThat(first.csrf()).matches("[A-Za-z0-9_-]{43}").isNotIn(second.csrf(), first.token());
    }

    @Test
    void sessionEndsBySigningOut() {
        SignInDesk desk = desk(new TestSettings());
        Session session = desk.signIn(Profile.USER, "");

        desk.signOut(session.token());
        desk.signOut(session.token());

        assertThat(desk.session(session.token())).isEmpty();
    }

    @Test
    void unusedSessionEndsAndUsedOneGoesOn() {
        SignInDesk desk = desk(new TestSettings().idle(10));
        String used = desk.signIn(Profile.USER, "").token();
        String unused = desk.signIn(Profile.USER, "").token();

        pass(Duration.ofMinutes(9));
        assertThat(desk.session(used)).isPresent();
        pass(Duration.ofMinutes(1));

        assertThat(desk.session(unused)).isEmpty();
        assertThat(desk.session(used)).isPresent();
    }

    @Test
    void lookingIsNoUse() {
        SignInDesk desk = desk(new TestSettings().idle(10));
        String token = desk.signIn(Profile.USER, "").token();

        pass(Duration.ofMinutes(9));
        assertThat(desk.isOpen(token)).isTrue();
        pass(Duration.ofMinutes(1));

        assertThat(desk.isOpen(token)).isFalse();
        assertThat(desk.isOpen("nobody")).isFalse();
    }

    @Test
    void evenUsedSessionEndsInTheLongRun() {
        SignInDesk desk = desk(new TestSettings().idle(1440));
        String token = desk.signIn(Profile.USER, "").token();

        for (int hour = 1; hour < 12; hour++) {
            pass(Duration.ofHours(1));
            assertThat(desk.session(token)).as("after %d hours", hour).isPresent();
        }
        pass(Duration.ofHours(1));

        assertThat(desk.session(token)).isEmpty();
    }

    @Test
    void oneSessionTooManyEndsTheOneUnusedForLongest() {
        SignInDesk desk = desk(new TestSettings().most(2));
        String first = desk.signIn(Profile.USER, "").token();
        pass(Duration.ofSeconds(1));
        String second = desk.signIn(Profile.USER, "").token();
        pass(Duration.ofSeconds(1));
        assertThat(desk.session(first)).isPresent();
        pass(Duration.ofSeconds(1));

        String third = desk.signIn(Profile.USER, "").token();

        assertThat(desk.session(second)).isEmpty();
        assertThat(desk.session(first)).isPresent();
        assertThat(desk.session(third)).isPresent();
    }

    @Test
    void guessedTokensAreNobody() {
        SignInDesk desk = desk(new TestSettings());
        String token = desk.signIn(Profile.USER, "").token();

        assertThat(desk.session("")).isEmpty();
        assertThat(desk.session(token + "A")).isEmpty();
        assertThat(desk.session(Secrets.hash(token))).isEmpty();
    }

    @Test
    void changedPermissionsHoldForSessionsUnderWay() {
        SignInDesk desk = desk(new TestSettings());
        String token = desk.signIn(Profile.USER, "").token();

        desk.modified(new TestSettings().permissions("VIEW, configure,,nonsense"));

        assertThat(desk.session(token).orElseThrow().permissions())
                .containsExactlyInAnyOrder(Permission.VIEW, Permission.CONFIGURE);
    }

    private SignInDesk desk(TestSettings settings) {
        return new SignInDesk(settings, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
