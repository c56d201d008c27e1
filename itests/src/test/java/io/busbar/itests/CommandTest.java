package io.busbar.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.itests.GatewayProcess.Said;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command of the installed gateway, used as a person would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandTest {
    private final GatewayProcess gateway;

    CommandTest(@TempDir Path directory) {
        gateway = GatewayProcess.run(directory.resolve("data"));
    }

    @BeforeAll
    void start() throws Exception {
        gateway.start().awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void saysTheAddressToOpen() {
        Await.until("the address", GatewayTest.SOON, () -> gateway.said()
                .contains("Ready: http://localhost:" + gateway.httpPort() + "/"));
    }

    @Test
    void theShellWorksAtOnce() throws Exception {
        Said said = gateway.shell("bundle:list", "-t", "0", "-s");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("io.busbar.driver-api", "io.busbar.rest");
    }

    @Test
    void aCommandThatFailsEndsWithAnotherCodeThanZero() throws Exception {
        assertThat(gateway.shell("busbar:no-such-command").exitCode()).isNotZero();
        assertThat(gateway.shell("bundle:start", "99999").exitCode()).isNotZero();
    }

    @Test
    void keysAreForTheOwnerAlone() throws Exception {
        for (String file :
                new String[] {"keys/shell.key", "keys/https.p12", "keys/https.password", "etc/keys.properties"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(gateway.data().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondGatewayOnTheSameDataIsRefused() throws Exception {
        Said said = gateway.finish(gateway.command(
                "run",
                "--data",
                gateway.data().toString(),
                "--http",
                "" + FreePorts.next(),
                "--https",
                "" + FreePorts.next()));
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("A gateway is already running on " + gateway.data());
    }

    @Test
    void aTakenPortIsSaidInWords(@TempDir Path other) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = gateway.finish(gateway.command(
                    "run",
                    "--data",
                    other.toString(),
                    "--http",
                    "" + taken.getLocalPort(),
                    "--https",
                    "" + FreePorts.next()));
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err())
                    .contains("Port " + taken.getLocalPort() + " is taken")
                    .contains("--http PORT");
        }
    }

    @Test
    void mistakesAreSaidInTheLanguageOfTheTerminal(@TempDir Path other) throws Exception {
        GatewayProcess french = GatewayProcess.run(other).with(Map.of("LC_ALL", "fr_FR.UTF-8"));
        Said said = french.finish(french.command("run", "--data", other.toString(), "--http", "70000"));
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("un port est un nombre entier de 1 à 65535");
    }

    /** Two gateways, other data and ports: both answer, and stopping one leaves the other. */
    @Test
    void twoRunSideBySide(@TempDir Path other) throws Exception {
        try (GatewayProcess second = GatewayProcess.run(other)) {
            second.start().awaitReady();
            assertThat(second.shell("version").exitCode()).isZero();
            assertThat(second.log("ERROR")).isEmpty();
            second.stop();
            assertThat(gateway.get("/api/v1/health").body()).contains("\"READY\"");
        }
    }
}
