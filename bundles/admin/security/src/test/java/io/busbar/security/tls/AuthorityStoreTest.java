package io.busbar.security.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.security.keys.InstallationKey;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a client of TLS servers: whose certificate it accepts. */
@SuppressWarnings("NullAway.Init") // injected
class AuthorityStoreTest {

    private static final Actor CYBER = new Actor("CYBER_SECURITY", "192.168.1.20", "s");
    private static final char[] PASSWORD = "test only".toCharArray();

    @TempDir
    Path directory;

    private AuthorityStore authorities;

    @BeforeEach
    void begin() throws Exception {
        Audit audit = (Audit) Proxy.newProxyInstance(
                Audit.class.getClassLoader(), new Class<?>[] {Audit.class}, (proxy, method, arguments) -> null);
        authorities = new AuthorityStore(new InstallationKey(directory), audit);
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-days",
                "30",
                "-subj",
                "/CN=plant authority",
                "-addext",
                "basicConstraints=critical,CA:TRUE");
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("openssl"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.txt").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("openssl.txt")))
                .isZero();
    }

    /** A server whose certificate the authority of the plant has signed, for a name and so many days. */
    private SSLServerSocket server(String name, String days) throws Exception {
        Files.writeString(directory.resolve("san.txt"), "subjectAltName=" + name + "\n");
        openssl(
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "s.key",
                "-out",
                "s.csr",
                "-subj",
                "/CN=server");
        openssl(
                "x509",
                "-req",
                "-in",
                "s.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                "s.pem",
                "-days",
                days,
                "-extfile",
                "san.txt");
        openssl(
                "pkcs12",
                "-export",
                "-in",
                "s.pem",
                "-inkey",
                "s.key",
                "-out",
                "s.p12",
                "-passout",
                "pass:" + new String(PASSWORD));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(directory.resolve("s.p12"))) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(() -> {
            while (!server.isClosed()) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                } catch (IOException refusedByTheClient) {
                    // that is what is tested
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
        return server;
    }

    private void connect(SSLServerSocket server) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) authorities.context().getSocketFactory().createSocket("localhost", server.getLocalPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            socket.startHandshake();
        }
    }

    @Test
    void sec33anAuthorityCountsFromTheMomentItIsAddedUntilItIsRemoved() throws Exception {
        try (SSLServerSocket server = server("DNS:localhost", "10")) {
            assertThatThrownBy(() -> connect(server)).isInstanceOf(SSLException.class);
            String id = authorities
                    .add(CYBER, Files.readString(directory.resolve("ca.pem")))
                    .get(0)
                    .id();
            connect(server);
            authorities.remove(CYBER, id);
            assertThatThrownBy(() -> connect(server)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void sec33anotherNameIsRefused() throws Exception {
        authorities.add(CYBER, Files.readString(directory.resolve("ca.pem")));
        try (SSLServerSocket server = server("DNS:other.plant", "10")) {
            assertThatThrownBy(() -> connect(server)).hasMessageContaining("No subject alternative DNS name");
        }
    }

    @Test
    void sec33aCertificateThatHasEndedIsRefused() throws Exception {
        authorities.add(CYBER, Files.readString(directory.resolve("ca.pem")));
        try (SSLServerSocket server = server("DNS:localhost", "-1")) {
            assertThatThrownBy(() -> connect(server)).hasStackTraceContaining("NotAfter");
        }
    }
}
