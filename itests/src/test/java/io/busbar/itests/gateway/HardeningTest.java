package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess;
import io.busbar.itests.GatewayProcess.Said;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway as it is installed, reachable from a network: what it lets in, what it says, what it keeps. */
@SuppressWarnings("NullAway.Init") // started before the first test
class HardeningTest {

    private static final String OTHER = "marker of a password 7Q";
    private static final String WRONG = "marker of a wrong one 9W";

    private static GatewayProcess gateway;
    private static RestClient rest;
    private static String code;

    @BeforeAll
    static void start() throws Exception {
        Path parent = Files.createDirectories(Path.of("target", "gateways").toAbsolutePath());
        gateway = GatewayProcess.run(Files.createTempDirectory(parent, "hardened-"))
                .everywhere();
        gateway.start().awaitReady();
        code = Files.readString(gateway.data().resolve("security/first-login.txt"))
                .strip();
        assertThat(statusBeforeSetUp())
                .as("before it is set up, nobody may look")
                .isEqualTo(401);
        rest = RestClient.signIn(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static int statusBeforeSetUp() throws Exception {
        HttpResponse<String> session = gateway.send(HttpRequest.newBuilder(gateway.address("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"profile\":\"USER\"}")));
        return session.statusCode();
    }

    @Test
    void sec01thePasswordsOfTheManualOpenNothing() throws Exception {
        for (String profile : List.of("ADVANCED_USER", "TOTEM", "ADMIN")) {
            String manual = Map.of("ADVANCED_USER", "Advanced", "TOTEM", "Totem", "ADMIN", "Admin")
                    .get(profile);
            HttpResponse<String> answer = gateway.send(HttpRequest.newBuilder(gateway.address("/api/v1/session"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"profile\":\"%s\",\"password\":\"%s\"}".formatted(profile, manual))));
            assertThat(answer.statusCode()).as(profile).isIn(401, 429);
        }
    }

    /** Secrets go in by every door there is; then everything that was written or is told is searched for them. */
    @Test
    void sec04noSecretStandsInAnyFileOrAnswer() throws Exception {
        // The code of the first start is printed and is worth nothing once it has been used; no log holds it all the
        // same.
        List<String> secrets = new ArrayList<>(List.of(RestClient.PASSWORD, OTHER, WRONG, code));
        for (String part : rest.cookie().split("; ")) {
            secrets.add(part.substring(part.indexOf('=') + 1));
        }
        assertThat(rest.ask(
                                "POST",
                                "/accounts",
                                "{\"id\":\"marker\",\"profile\":\"ADMIN\",\"password\":\"" + OTHER + "\"}",
                                "en")
                        .status())
                .isEqualTo(201);
        gateway.send(HttpRequest.newBuilder(gateway.address("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"account\":\"marker\",\"password\":\"" + WRONG + "\"}")));
        secrets.add(rest.ask("POST", "/accounts/CYBER_SECURITY/second-factor", null, "en")
                .body()
                .path("secret")
                .asText());
        secrets.add(rest.ask("POST", "/passphrase", null, "en")
                .body()
                .path("passphrase")
                .asText());
        rest.ask(
                "PUT",
                "/settings/https/certificate",
                "{\"chain\":\"none\",\"key\":\"none\",\"passphrase\":\"" + WRONG + "\"}",
                "en");
        assertThat(secrets).allSatisfy(secret -> assertThat(secret.length()).isGreaterThan(12));

        StringBuilder told = new StringBuilder(gateway.said().replace(code, ""));
        for (String path : List.of(
                "/accounts",
                "/sessions",
                "/audit?limit=1000",
                "/audit/export",
                "/settings/policy",
                "/settings/https",
                "/authorities",
                "/settings/firewall",
                "/system/state",
                "/system/log",
                "/system/log/export",
                "/site",
                "/devices",
                "/lines")) {
            told.append(rest.text(path));
        }
        for (String secret : secrets) {
            assertThat(told).as("what the gateway tells").doesNotContain(secret);
        }
        List<Path> files = files();
        assertThat(files).extracting(path -> path.getFileName().toString()).contains("accounts.json", "busbar.log");
        for (Path file : files) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (file.endsWith("console.log")) {
                content = content.replace(code, "");
            }
            for (String secret : secrets) {
                assertThat(content.contains(secret))
                        .as("%s in %s", secret, file)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/..;/health",
                "/..;/etc/passwd",
                "/%2e%2e/health",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/api/v1/%2fhealth",
                "//health",
                "/api//v1/health",
                "/api/v1/..;a=b/health",
                "/api/v1/he%00alth",
                "/api/v1/he%zzalth",
                "/api/v1\\health"
            })
    void sec19anAmbiguousAddressIsRefused(String path) throws Exception {
        assertThat(RawRequest.status(
                        gateway, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "busbar.local.evil.example:8443", "evil.example:443"})
    void sec19anotherHostIsRefused(String host) throws Exception {
        assertThat(RawRequest.status(
                        gateway, "GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: localhost",
                "X: no host",
                "Host: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
                "Host: localhost\r\nContent-Length: 1\r\nContent-Length: 2",
                "Host: local host",
                "Host: localhost\r\n folded: yes"
            })
    void sec19anAmbiguousHeadIsRefused(String head) throws Exception {
        assertThat(RawRequest.status(
                        gateway, "GET /api/v1/health HTTP/1.1\r\n" + head + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                ";;;",
                "a",
                "$Version=1; $Path",
                "$Version=2; __Host-busbar=x; $Path=/",
                "__Host-busbar",
                "__Host-busbar=\"unclosed",
                "__Host-busbar=a b,c",
                "__Host-busbar=\u00e9; =x; a==b",
                "a=\"\\",
                ",,,=,",
                "__Host-busbar=; __Host-busbar=x"
            })
    void sec11aCookieThatIsNoneIsNobody(String cookie) throws Exception {
        assertThat(RawRequest.status(
                        gateway,
                        "GET /api/v1/devices HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                                + "\r\nConnection: close\r\n\r\n"))
                .isIn(400, 401);
    }

    @Test
    void sec26nothingIsDeserializedTheJavaWay() throws Exception {
        String line = Files.readString(Path.of("/proc/" + gateway.pid() + "/cmdline"));
        assertThat(line.split("\0")).contains("@" + System.getProperty("busbar.home") + "/lib/jvm.options");
        assertThat(Files.readAllLines(Path.of(System.getProperty("busbar.home"), "lib/jvm.options")))
                .contains("-Djdk.serialFilter=!*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
                "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_RSA_WITH_AES_256_GCM_SHA384"
            })
    void sec30aSuiteWithoutForwardSecrecyOrAuthenticatedEncryptionIsRefused(String suite) throws Exception {
        assertThat(RawRequest.handshakes(gateway, "TLSv1.2", suite)).isFalse();
    }

    @Test
    void sec30tls12and13AreSpoken() throws Exception {
        assertThat(RawRequest.handshakes(gateway, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                .isTrue();
        assertThat(RawRequest.handshakes(gateway, "TLSv1.3", "TLS_AES_256_GCM_SHA384"))
                .isTrue();
    }

    @Test
    void sec34plainHttpOnlyLeadsToHttps() throws Exception {
        String login = "{\"profile\":\"CYBER_SECURITY\",\"password\":\"" + RestClient.PASSWORD + "\"}";
        String said = RawRequest.plain(
                gateway.httpPort(),
                "POST /api/v1/session?x=1 HTTP/1.1\r\nHost: localhost:" + gateway.httpPort()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + login.length()
                        + "\r\nConnection: close\r\n\r\n" + login);
        assertThat(said)
                .startsWith("HTTP/1.1 308 ")
                .containsIgnoringCase("Location: https://localhost:" + gateway.httpsPort() + "/api/v1/session?x=1\r\n")
                .doesNotContainIgnoringCase("Set-Cookie");
        assertThat(RawRequest.plain(
                        gateway.httpPort(), "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421 ");
    }

    @Test
    void sec34theFingerprintOfTheCertificateIsPrinted() throws Exception {
        assertThat(gateway.said()).contains(RawRequest.fingerprint(gateway));
    }

    /** HTTPS, the HTTP that leads to it, and the shell on loopback: nothing else, on any address, over TCP or UDP. */
    @Test
    void sec50and51nothingElseListens() throws Exception {
        int ssh = Integer.parseInt(
                Files.readString(gateway.data().resolve("karaf/ssh.port")).strip());
        assertThat(Sockets.listening(gateway.pid()))
                .containsExactlyInAnyOrder(
                        "tcp any " + gateway.httpsPort(), "tcp any " + gateway.httpPort(), "tcp loopback " + ssh);
    }

    @Test
    void sec53everyFileIsForTheOwnerOnly() throws Exception {
        try (Stream<Path> tree = Files.walk(gateway.data())) {
            List<String> open = new ArrayList<>();
            for (Path path : tree.toList()) {
                // What this test itself has written there.
                if (path.equals(gateway.data()) || path.getFileName().toString().matches("console\\.log|said.*")) {
                    continue;
                }
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                if (!mode.endsWith("------")) {
                    open.add(mode + " " + path);
                }
            }
            assertThat(open).isEmpty();
        }
    }

    /** By the shell, as a driver, as an extension of the framework, by reference, dropped where settings are looked for. */
    @Test
    void sec54aBundleThatNobodyVouchesForNeverRuns() throws Exception {
        Path plain = bundle("stranger", Map.of());
        Path extension = bundle("stranger.extension", Map.of("Fragment-Host", "system.bundle; extension:=framework"));
        Path driver = bundle(
                "stranger.driver",
                Map.of("Provide-Capability", "osgi.service;objectClass:List<String>=\"io.busbar.driver.Driver\""));
        gateway.shell("bundle:install", "-s", "file:" + plain);
        gateway.shell("bundle:install", "-l", "1", "-s", "file:" + extension);
        gateway.shell("bundle:install", "-s", "reference:file:" + bundle("stranger.reference", Map.of()));
        Files.copy(plain, gateway.data().resolve("etc/stranger.jar"));
        Said said = gateway.shell("busbar:driver-update", driver.toString());
        assertThat(said.exitCode()).isNotZero();
        assertThat(said.out() + said.err())
                .contains("Nobody vouches for version 1.0.0 of the driver stranger.driver")
                .contains("--developer");

        String list = gateway.shell("bundle:list", "-t", "0", "-s").out();
        assertThat(list.lines().filter(line -> line.contains("stranger")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Installed").doesNotContain("Active", "Resolved"));
        assertThat(list).doesNotContain("stranger.driver", "stranger.extension");
        Await.until("the refusal in the audit trail", Demo.SOON, () -> {
            JsonNode trail = rest.get("/audit?action=bundle.refused");
            return trail.path("items").findValuesAsText("object").contains("stranger");
        });
        for (String name : List.of("stranger", "stranger.reference")) {
            gateway.shell("bundle:uninstall", "--force", name);
        }
        Files.delete(gateway.data().resolve("etc/stranger.jar"));
    }

    private static Path bundle(String name, Map<String, String> headers) throws IOException {
        Path jar = Files.createTempFile(name, ".jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(gateway.data())) {
            return tree.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().endsWith("bundle.jar"))
                    .toList();
        }
    }
}
