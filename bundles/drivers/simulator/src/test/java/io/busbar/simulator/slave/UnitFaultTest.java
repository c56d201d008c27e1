package io.busbar.simulator.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.simulator.slave.UnitFault.Kind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UnitFaultTest {

    private static final String REQUEST = "0001 0000 0006 01 03 0000 0002";
    private static final String NEIGHBOUR = "0002 0000 0006 02 03 0000 0002";

    private ModbusServer server;
    private Endpoint endpoint;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = new ModbusServer("simulator-test");
        RegisterImage image = new RegisterImage().set(0, 0x0102, 0x0304);
        endpoint = server.listen("127.0.0.1", 0).add(1, image).add(2, image);
        client = new RawClient(endpoint.port());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private void breakWith(UnitFault fault) throws IOException {
        endpoint.fault(1, fault);
        client.send(REQUEST);
    }

    @Test
    void silentUnitLeavesItsNeighbourAlone() throws IOException {
        breakWith(UnitFault.of(Kind.SILENT));
        client.send(NEIGHBOUR);
        assertThat(client.frame()).isEqualTo("00020000000702030401020304");
        assertThat(client.isSilentFor(100)).isTrue();
        endpoint.fault(1, UnitFault.NONE);
        client.send(REQUEST);
        assertThat(client.frame()).isEqualTo("00010000000701030401020304");
    }

    @Test
    void slowUnitAnswersLateAndOvertakesNobody() throws IOException {
        long begin = System.nanoTime();
        breakWith(UnitFault.slow(Duration.ofMillis(200)));
        client.send(NEIGHBOUR);
        assertThat(client.frame()).startsWith("0002");
        assertThat(client.frame()).isEqualTo("00010000000701030401020304");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(195), Duration.ofSeconds(3));
    }

    @Test
    void exceptionIsAnsweredWithItsCode() throws IOException {
        breakWith(UnitFault.exception(6));
        assertThat(client.frame()).isEqualTo("000100000003018306");
    }

    @Test
    void wrongUnitAndTransaction() throws IOException {
        breakWith(UnitFault.of(Kind.WRONG_UNIT));
        assertThat(client.frame()).isEqualTo("00010000000702030401020304");
        breakWith(UnitFault.of(Kind.WRONG_TRANSACTION));
        assertThat(client.frame()).isEqualTo("00020000000701030401020304");
    }

    @Test
    void truncatedAnswerAnnouncesMoreThanItBrings() throws IOException {
        breakWith(UnitFault.of(Kind.TRUNCATED));
        assertThat(client.bytes(10)).isEqualTo("00010000000701030401");
        assertThat(client.isSilentFor(100)).isTrue();
    }

    @Test
    void shortAnswerLacksARegister() throws IOException {
        breakWith(UnitFault.of(Kind.SHORT));
        assertThat(client.frame()).isEqualTo("0001000000050103020102");
    }

    @Test
    void duplicatedAnswerComesTwice() throws IOException {
        breakWith(UnitFault.of(Kind.DUPLICATED));
        assertThat(client.frame()).isEqualTo("00010000000701030401020304");
        assertThat(client.frame()).isEqualTo("00010000000701030401020304");
    }

    @Test
    void garbageIsNoFrame() throws IOException {
        breakWith(UnitFault.of(Kind.GARBAGE));
        assertThat(client.bytes(13)).startsWith("a5ba9bf8").doesNotContain("01020304");
    }

    @Test
    void disconnectingUnitTakesTheConnectionWithIt() throws IOException {
        breakWith(UnitFault.of(Kind.DISCONNECT));
        assertThat(client.isClosedByPeer()).isTrue();
    }

    @Test
    void argumentsAreChecked() {
        assertThatThrownBy(() -> UnitFault.exception(0)).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> UnitFault.slow(Duration.ofHours(1))).hasMessageContaining("600000");
        assertThatThrownBy(() -> endpoint.fault(9, UnitFault.NONE)).hasMessageContaining("no unit 9");
    }
}
