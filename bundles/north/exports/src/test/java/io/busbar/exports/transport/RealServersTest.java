package io.busbar.exports.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.exports.format.Samples;
import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.Destination.Kind;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Separator;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that sites have, with TLS required and sessions to be resumed: the reference files arrive whole under their final names. */
class RealServersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @SuppressWarnings("NullAway.Init")
    private static TestAuthority authority;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path annex1;

    @SuppressWarnings("NullAway.Init")
    private Path annex2;

    private Consumer<Capability> policy = capability -> {};

    @BeforeAll
    static void authority() throws Exception {
        authority = new TestAuthority(shared, "localhost");
    }

    @BeforeEach
    void files() throws IOException {
        annex1 = golden("annex-1.csv");
        annex2 = golden("annex-2.csv");
    }

    private Path golden(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static Destination to(Kind kind, int port, String user, String hostKey) {
        return new Destination(
                "office",
                "Office",
                true,
                kind,
                "localhost",
                port,
                "",
                user,
                hostKey,
                Format.CSV,
                Separator.COMMA,
                false,
                false,
                Samples.destination(Format.CSV, Separator.COMMA, false).categories());
    }

    private Connection connect(Destination destination, String password) throws IOException {
        Egress egress = new Egress(List.of("127.0.0.0/8"), host ->
                new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})});
        return new Transports(
                        () -> egress,
                        policy,
                        authority::trusting,
                        folder.resolve("folders"),
                        new Login.Timeouts(5_000, 10_000))
                .connect(destination, password);
    }

    private void sends(Destination destination, String password, String base, Path root) throws IOException {
        try (Connection connection = connect(destination, password)) {
            for (Path file : List.of(annex1, annex2)) {
                String name = file.getFileName().toString();
                connection.enter(base + "site/" + name.charAt(6));
                assertThat(connection.size(name)).isEmpty();
                connection.upload(file, name + ".part");
                assertThat(connection.size(name + ".part")).hasValue(Files.size(file));
                connection.rename(name + ".part", name);
                assertThat(connection.size(name + ".part")).isEmpty();
                assertThat(connection.size(name)).hasValue(Files.size(file));
                Path there = root.resolve("site").resolve(name.substring(6, 7)).resolve(name);
                assertThat(there).hasSameBinaryContentAs(file);
                // A name that is taken is given nevertheless; what is not there is removed without complaint.
                connection.upload(annex2, name + ".part");
                connection.rename(name + ".part", name);
                assertThat(there).hasSameBinaryContentAs(annex2);
                connection.remove(name);
                connection.remove(name);
                assertThat(there).doesNotExist();
            }
        }
    }

    @Test
    void vsftpdThatRequiresSessionsToBeResumed() throws IOException {
        try (TestServer server = TestServer.vsftpd(folder, authority, false)) {
            sends(to(Kind.FTPS, server.port, "", ""), "x@y", "in/", server.files);
        }
    }

    @Test
    void vsftpdWithTlsFromTheBeginning() throws IOException {
        try (TestServer server = TestServer.vsftpd(folder, authority, true)) {
            sends(to(Kind.FTPS_IMPLICIT, server.port, "", ""), "x@y", "in/", server.files);
        }
    }

    @Test
    void proftpd() throws IOException {
        try (TestServer server = TestServer.proftpd(folder, authority, false)) {
            sends(to(Kind.FTPS, server.port, TestServer.USER, ""), TestServer.PASSWORD, "", server.files);
            fails(to(Kind.FTPS, server.port, TestServer.USER, ""), "wrong", Stage.SIGN_IN);
        }
    }

    @Test
    void proftpdWithTlsFromTheBeginning() throws IOException {
        try (TestServer server = TestServer.proftpd(folder, authority, true)) {
            sends(to(Kind.FTPS_IMPLICIT, server.port, TestServer.USER, ""), TestServer.PASSWORD, "/", server.files);
        }
    }

    @Test
    void pureFtpd() throws Exception {
        try (TestServer server = TestServer.pureFtpd(folder, authority)) {
            sends(to(Kind.FTPS, server.port, TestServer.USER, ""), TestServer.PASSWORD, "", server.files);
            fails(to(Kind.FTP, server.port, TestServer.USER, ""), TestServer.PASSWORD, Stage.SIGN_IN);
        }
    }

    @Test
    void openSshWhoseKeyIsPinned() throws Exception {
        try (TestServer server = TestServer.openssh(folder)) {
            String key = server.hostKey();
            assertThatThrownBy(() -> connect(to(Kind.SFTP, server.port, TestServer.USER, ""), TestServer.PASSWORD))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.stage()).isEqualTo(Stage.TRUST);
                        assertThat(e.reason().code()).isEqualTo("export.hostkey.unknown");
                        assertThat(e.reason().arguments()).containsExactly(key);
                    });
            String other = "SHA256:" + "A".repeat(43);
            fails(to(Kind.SFTP, server.port, TestServer.USER, other), TestServer.PASSWORD, Stage.TRUST);
            fails(to(Kind.SFTP, server.port, TestServer.USER, key), "wrong", Stage.SIGN_IN);
            sends(to(Kind.SFTP, server.port, TestServer.USER, key), TestServer.PASSWORD, "", server.files);
        }
    }

    @Test
    void aCertificateOfAnotherNameOrAuthorityIsRefused() throws Exception {
        TestAuthority other = new TestAuthority(folder.resolve("other"), "elsewhere.example");
        try (TestServer server = TestServer.vsftpd(folder, other, false)) {
            fails(to(Kind.FTPS, server.port, "", ""), "x", Stage.TRUST);
            TestAuthority mine = authority;
            authority = other;
            try {
                fails(to(Kind.FTPS, server.port, "", ""), "x", Stage.TRUST);
            } finally {
                authority = mine;
            }
        }
    }

    @Test
    void thePolicyAndTheRulesHoldWhenSending() throws IOException {
        policy = capability -> {
            throw ProblemException.of(ProblemException.Kind.FORBIDDEN, "policy.forbids", capability.name());
        };
        fails(to(Kind.FTP, 21, "u", ""), "x", Stage.ALLOWED);
        fails(to(Kind.HTTPS_PUT, 443, "u", ""), "x", Stage.ALLOWED);
        int closed = TestServer.freePort();
        fails(to(Kind.FTPS, closed, "u", ""), "x", Stage.CONNECT);
    }

    @Test
    void aFolderOfThisMachine() throws IOException {
        Destination destination = to(Kind.FOLDER, 0, "", "");
        sends(destination, "", "", folder.resolve("folders"));
        try (Connection connection = connect(destination, "")) {
            assertThatThrownBy(() -> connection.enter("../outside")).isInstanceOf(TransportException.class);
        }
    }

    private void fails(Destination destination, String password, Stage stage) {
        assertThatThrownBy(() -> connect(destination, password).close())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.stage()).isEqualTo(stage));
    }
}
