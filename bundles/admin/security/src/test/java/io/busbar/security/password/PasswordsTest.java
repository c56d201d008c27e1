package io.busbar.security.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Socomec2024!",
                "busbar-busbar!",
                "Digiware M-70",
                "password1234",
                "Password!!!!!",
                "aaaaaaaaaaaa",
                "123456789012",
                "abcdefghijklm",
                "Plant Lyon 2026",
                "administrator",
                "admin-admin-1",
                "Cyber12345678",
                "qwertyuiop12",
                "azertyuiop!!"
            })
    void sec03whatEverybodyTriesIsRefused(String password) {
        assertThat(judge(Profile.ADMIN, password)).isEqualTo("password.common");
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, elevenchars, password.short",
        "CYBER_SECURITY, elevenchars, password.short",
        "ADVANCED_USER, seven77, password.short",
        "ADVANCED_USER, brook x8, ''",
        "ADMIN, correct horse battery, ''",
        "ADMIN, Zéphyr sur la colline, ''"
    })
    void sec03lengthIsWhatCounts(Profile profile, String password, String expected) {
        assertThat(judge(profile, password)).isEqualTo(expected);
    }

    @Test
    void sec03longOnesAreTakenUnmodified() {
        String longest = "größe und 長さ ".repeat(10).substring(0, 128);
        assertThat(judge(Profile.ADMIN, longest)).isEmpty();
        assertThat(judge(Profile.ADMIN, longest + "x")).isEqualTo("password.long");
        Hasher hasher = TestHasher.quick();
        String hash = hasher.hash(longest);
        assertThat(hasher.matches(longest, hash)).isTrue();
        assertThat(hasher.matches(longest.substring(0, 127), hash)).isFalse();
        assertThat(hasher.matches("Zéphyr", hasher.hash("Ze\u0301phyr")))
                .as("the same letters, composed otherwise")
                .isTrue();
    }

    @Test
    void sec04theHashIsArgon2idWithItsParameters() {
        Hasher hasher = new Hasher(new byte[32], Hasher.Cost.of(256L << 20));
        String hash = hasher.hash("x");
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.matches("x", hash)).isTrue();
        assertThat(hasher.matches("y", hash)).isFalse();
        assertThat(new Hasher(new byte[] {1}, Hasher.Cost.of(256L << 20)).matches("x", hash))
                .as("without the secret of the installation")
                .isFalse();
        assertThat(hasher.isOutdated(TestHasher.quick().hash("x"))).isTrue();
        assertThat(hasher.matches("x", "no hash")).isFalse();
    }

    @Test
    void sec05fewJudgeAtOnceFewWaitTheOthersAreTurnedAway() throws Exception {
        Hasher hasher = new Hasher(new byte[32], new Hasher.Cost(19_456, 8));
        AtomicInteger judged = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        List<Thread> people = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Thread person = new Thread(() -> {
                try {
                    hasher.matches("x", "");
                    judged.incrementAndGet();
                } catch (ProblemException e) {
                    assertThat(e.code()).isEqualTo("session.busy");
                    turnedAway.incrementAndGet();
                }
            });
            people.add(person);
            person.start();
        }
        for (Thread person : people) {
            person.join(60_000);
        }
        assertThat(judged.get() + turnedAway.get()).isEqualTo(60);
        assertThat(judged.get()).isPositive();
        assertThat(turnedAway.get()).isPositive();
    }

    /** RFC 6238, appendix B, for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void sec64codesAreThoseOfTheStandard(long second, String expected) {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(secret, second / 30, "HmacSHA1", 8)).isEqualTo(expected);
        String six = expected.substring(2);
        assertThat(Totp.accept(secret, six, second, -1)).hasValue(second / 30);
        assertThat(Totp.accept(secret, six, second + 30, -1)).hasValue(second / 30);
        assertThat(Totp.accept(secret, six, second + 60, -1)).isEmpty();
        assertThat(Totp.accept(secret, six, second, second / 30)).as("used").isEmpty();
    }

    @Test
    void theWordsOfPassphrasesAreAllDifferent() {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 2048; i++) {
            words.add(RandomTexts.word(i));
        }
        assertThat(words).hasSize(2048).allMatch(word -> word.matches("[a-z]{4}"));
        assertThat(RandomTexts.word(0)).isEqualTo("baba");
    }

    @Test
    void whatLooksAlikeIsReadAsMeant() {
        assertThat(Base32.asMeant("ol i1-0 o")).isEqualTo("01" + "1100");
        assertThat(Base32.rfc4648("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    }

    private String judge(Profile profile, String password) {
        return policy.judge("password", profile, profile.name(), password, "Plant Lyon")
                .map(FieldProblem::code)
                .orElse("");
    }
}
