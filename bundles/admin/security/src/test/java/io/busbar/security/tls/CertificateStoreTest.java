package io.busbar.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.gateway.tls.HttpsListener;
import io.busbar.security.keys.InstallationKey;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEC-31, with certificates and keys as openssl makes them. */
@SuppressWarnings("NullAway.Init") // injected
class CertificateStoreTest {

    private static final Actor CYBER = new Actor("CYBER_SECURITY", "192.168.1.20", "s");

    @TempDir
    Path directory;

    private final List<String> shown = new ArrayList<>();
    private CertificateStore store;

    @BeforeEach
    void begin() throws Exception {
        store = start();
    }

    @AfterEach
    void end() {
        store.stop();
    }

    private CertificateStore start() throws IOException {
        Audit audit = (Audit) Proxy.newProxyInstance(
                Audit.class.getClassLoader(), new Class<?>[] {Audit.class}, (proxy, method, arguments) -> null);
        CertificateStore started = new CertificateStore(
                new KeyFiles(new InstallationKey(directory), null, null), audit, Clock.systemUTC());
        started.setListener(new HttpsListener() {
            @Override
            public void use(KeyStore keys, char[] password) {
                try {
                    assertThat(keys.getKey("busbar", password)).isNotNull();
                    shown.add(((X509Certificate) keys.getCertificate("busbar"))
                            .getSubjectX500Principal()
                            .getName());
                } catch (GeneralSecurityException e) {
                    throw new IllegalArgumentException(e);
                }
            }
        });
        return started;
    }

    /** How openssl makes the key, how the key is written, and what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048, pkcs8, RSA 2048",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048, traditional, RSA 2048",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:3072, pkcs8, RSA 3072",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:4096, pkcs8, RSA 4096",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048, pkcs8-encrypted, RSA 2048",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048, traditional-encrypted, RSA 2048",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256, pkcs8, EC P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256, traditional, EC P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256, pkcs8-encrypted, EC P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256, traditional-encrypted, EC P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384, pkcs8, EC P-384",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384, traditional, EC P-384"
    })
    void sec31isAccepted(String generate, String form, String kind) throws Exception {
        String key = key(generate, form);
        String chain = certificate("/CN=plant", 30, "");
        store.upload(CYBER, chain, key, form.endsWith("encrypted") ? "sesame" : "", "plant.example");
        CertificateInfo info = store.shown().orElseThrow().chain().get(0);
        assertThat(info.key()).isEqualTo(kind);
        assertThat(info.names()).containsExactly("plant.example", "192.0.2.7");
        assertThat(store.shown().orElseThrow().warnings()).isEmpty();
        assertThat(shown).containsExactly("CN=plant");
    }

    @ParameterizedTest
    @CsvSource({
        "-algorithm RSA -pkeyopt rsa_keygen_bits:1024, chain, certificate.key.size",
        "-algorithm RSA -pkeyopt rsa_keygen_bits:5120, chain, certificate.key.size",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-521, chain, certificate.key.kind",
        "-algorithm ED25519, key, certificate.key.kind"
    })
    void sec31otherKeysAreRefused(String generate, String field, String code) throws Exception {
        String key = key(generate, "pkcs8");
        String chain = certificate("/CN=plant", 30, "");
        refused(field, code, () -> store.upload(CYBER, chain, key, "", "plant.example"));
        assertThat(shown).isEmpty();
    }

    @Test
    void sec31whatDoesNotFitIsRefused() throws Exception {
        String first = key("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "pkcs8");
        String chain = certificate("/CN=plant", 30, "");
        String client = certificate("/CN=plant", 30, "extendedKeyUsage=clientAuth");
        String encrypted = key("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "pkcs8-encrypted");
        String other = certificate("/CN=other", 30, "");
        refused("key", "certificate.key.other", () -> store.upload(CYBER, other, first, "", "plant.example"));
        refused(
                "passphrase",
                "certificate.key.passphrase",
                () -> store.upload(CYBER, other, encrypted, "wrong", "plant.example"));
        refused("chain", "certificate.chain", () -> store.upload(CYBER, chain + other, first, "", "plant.example"));
        refused("chain", "certificate.use", () -> store.upload(CYBER, client, first, "", "plant.example"));
        refused("chain", "certificate.pem", () -> store.upload(CYBER, "hello", first, "", "plant.example"));
        refused("key", "certificate.key.pem", () -> store.upload(CYBER, chain, "hello", "", "plant.example"));
        refused("key", "certificate.key.missing", () -> store.upload(CYBER, chain, "", "", "plant.example"));
        refused(
                "chain",
                "certificate.pem",
                () -> store.upload(CYBER, chain.replace("MI", "!!"), first, "", "plant.example"));
        CertificateCheck later = new CertificateCheck(Clock.offset(Clock.systemUTC(), Duration.ofDays(31)));
        PemReader reader = new PemReader();
        refused(
                "chain",
                "certificate.expired",
                () -> later.require(reader.certificates("chain", chain), reader.key("key", first, "")));
        CertificateCheck before = new CertificateCheck(Clock.offset(Clock.systemUTC(), Duration.ofDays(-2)));
        refused(
                "chain",
                "certificate.early",
                () -> before.require(reader.certificates("chain", chain), reader.key("key", first, "")));
    }

    @Test
    void sec31whatIsNotConfirmedGoesBackAndWhatIsSurvives() throws Exception {
        String key = key("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "pkcs8");
        store.upload(CYBER, certificate("/CN=first", 30, ""), key, "", "plant.example");
        store.confirm(CYBER);
        store.upload(CYBER, certificate("/CN=second", 30, ""), key, "", "elsewhere.example");
        assertThat(store.shown().orElseThrow().warnings()).containsExactly("certificate.name");
        assertThat(store.shown().orElseThrow().confirmBy()).isNotNull();

        store.goBack();

        assertThat(shown).containsExactly("CN=first", "CN=second", "CN=first");
        assertThatThrownBy(() -> store.confirm(CYBER)).hasMessageContaining("waits to be confirmed");
        store.stop();
        store = start();
        assertThat(shown).as("after a restart").endsWith("CN=first").hasSize(4);
    }

    @Test
    void aRequestKeepsItsKeyHere() throws Exception {
        String request = store.request(CYBER, "plant", List.of("plant.example", "192.0.2.7"));
        Path file = directory.resolve("request.pem");
        Files.writeString(file, request);
        assertThat(openssl("req -in " + file + " -noout -text -verify"))
                .contains("CN = plant", "DNS:plant.example", "IP Address:192.0.2.7", "prime256v1");
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + directory.resolve("ca.key"));
        openssl("req -x509 -new -key " + directory.resolve("ca.key") + " -subj /CN=authority -days 9 -out "
                + directory.resolve("ca.pem"));
        openssl("x509 -req -in " + file + " -CA " + directory.resolve("ca.pem") + " -CAkey "
                + directory.resolve("ca.key") + " -CAcreateserial -days 9 -copy_extensions copy -out "
                + directory.resolve("signed.pem"));
        String chain =
                Files.readString(directory.resolve("signed.pem")) + Files.readString(directory.resolve("ca.pem"));
        store.upload(CYBER, chain, "", "", "plant.example");
        assertThat(store.shown().orElseThrow().chain()).hasSize(2);
        assertThat(shown).containsExactly("CN=plant");
        refused("subject", "certificate.subject", () -> store.request(CYBER, " ", List.of("a")));
        refused("names", "certificate.names", () -> store.request(CYBER, "plant", List.of("not a name!")));
    }

    private String key(String generate, String form) throws Exception {
        Path key = directory.resolve("key.pem");
        openssl("genpkey " + generate + " -out " + key);
        Path written = directory.resolve("written.pem");
        String encryption = form.endsWith("encrypted") ? " -aes256 -passout pass:sesame" : "";
        if (form.startsWith("traditional")) {
            openssl("pkey -in " + key + " -traditional -out " + written + encryption);
        } else {
            openssl("pkey -in " + key + " -out " + written + encryption);
        }
        return Files.readString(written);
    }

    private String certificate(String subject, int days, String more) throws Exception {
        Path out = directory.resolve("certificate.pem");
        openssl("req -x509 -new -key " + directory.resolve("key.pem") + " -subj " + subject + " -days " + days
                + " -addext subjectAltName=DNS:plant.example,IP:192.0.2.7"
                + (more.isEmpty() ? "" : " -addext " + more) + " -out " + out);
        return Files.readString(out);
    }

    private static String openssl(String arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("openssl"));
        for (String argument : arguments.split(" ")) {
            line.add(argument);
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s: %s", arguments, said).isZero();
        return said;
    }

    private static void refused(String field, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(tuple(field, code)));
    }
}
