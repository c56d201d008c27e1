package io.busbar.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard at a real server. */
@SuppressWarnings("NullAway.Init") // injected
class JettyGuardTest {

    @TempDir
    Path directory;

    private final Server server = new Server();
    private GuardService guard;
    private JettyGuard jetty;
    private ServerConnector plain;
    private ServerConnector secure;

    @BeforeEach
    void begin() throws Exception {
        guard = new GuardService(directory, directory.resolve("arp"), Clock.systemUTC(), System::nanoTime);
        jetty = new JettyGuard(guard);
        plain = new ServerConnector(server);
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(store("first", "secret-one").toString());
        tls.setKeyStorePassword("secret-one");
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer());
        secure = new ServerConnector(
                server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(configuration));
        for (ServerConnector connector : new ServerConnector[] {plain, secure}) {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
        }
        server.start();
        server.addConnector(jetty.createConnector(server));
    }

    @AfterEach
    void end() throws Exception {
        server.stop();
        jetty.stop();
        guard.stop();
    }

    @Test
    void anotherCertificateIsShownWithoutARestart() throws Exception {
        assertThat(shown()).isEqualTo("CN=first");
        jetty.use(load("second", "secret-two"), "secret-two".toCharArray());
        assertThat(shown()).isEqualTo("CN=second");
        KeyStore third = load("third", "secret-three");
        assertThatThrownBy(() -> jetty.use(third, "wrong".toCharArray())).isInstanceOf(IllegalArgumentException.class);
        assertThat(shown()).as("what cannot be used changes nothing").isEqualTo("CN=second");
    }

    @Test
    void twentyConnectionsOfOneClientAreEnough() throws Exception {
        Socket[] sockets = new Socket[JettyGuard.MOST_OF_CLIENT + 5];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = new Socket();
            sockets[i].bind(new InetSocketAddress(InetAddress.getByName("127.0.0.7"), 0));
            sockets[i].connect(plain());
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        while (guard.counters().refusedByNumber() < 5 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(guard.counters().refusedByNumber()).isEqualTo(5);
        assertThat(guard.counters().connections()).isEqualTo(JettyGuard.MOST_OF_CLIENT);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void whoSendsNoRequestWithinTenSecondsIsCutOff() throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(plain());
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private InetSocketAddress plain() throws Exception {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), plain.getLocalPort());
    }

    private String shown() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", secure.getLocalPort())) {
            socket.startHandshake();
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private Path store(String name, String password) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "busbar",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private KeyStore load(String name, String password) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name, password))) {
            keys.load(in, password.toCharArray());
        }
        return keys;
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
