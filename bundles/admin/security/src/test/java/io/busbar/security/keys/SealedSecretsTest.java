package io.busbar.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // injected
class SealedSecretsTest {

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @Test
    void whatIsSealedIsOpenedHereForItsPurposeAndNowhereElse() throws Exception {
        SealedSecrets here = new SealedSecrets(new InstallationKey(directory));
        String sealed = here.seal("mail.password", "S3cret é");
        assertThat(sealed)
                .startsWith("enc:")
                .doesNotContain("S3cret")
                .isNotEqualTo(here.seal("mail.password", "S3cret é"));
        assertThat(new SealedSecrets(new InstallationKey(directory)).open("mail.password", sealed))
                .isEqualTo("S3cret é");
        refused(here, "ftp.password", sealed);
        refused(here, "mail.password", sealed.substring(0, sealed.length() - 2) + "AA");
        refused(here, "mail.password", "enc:AAAA");
        refused(here, "mail.password", "plain");
        refused(new SealedSecrets(new InstallationKey(elsewhere)), "mail.password", sealed);
    }

    /** The expected bytes come from {@code openssl kdf}. */
    @Test
    void keysAreDerivedAsTheStandardSays() {
        byte[] key = HexFormat.of().parseHex("0b".repeat(32));
        assertThat(HexFormat.of().formatHex(Hkdf.derive(key, "audit")))
                .isEqualTo("797ce36a2cbd82a330cdaf2a42f6c3b133c5f0600a6e2b328e4c03274dc06964");
    }

    @Test
    void theKeyOfAnInstallationStaysAndIsItsOwn() throws Exception {
        byte[] key = new InstallationKey(directory).derive("a");
        assertThat(new InstallationKey(directory).derive("a")).isEqualTo(key);
        assertThat(new InstallationKey(directory).derive("b")).isNotEqualTo(key);
        assertThat(new InstallationKey(elsewhere).derive("a")).isNotEqualTo(key);
    }

    private static void refused(SealedSecrets secrets, String purpose, String sealed) {
        assertThatThrownBy(() -> secrets.open(purpose, sealed))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("secret.unreadable"));
    }
}
