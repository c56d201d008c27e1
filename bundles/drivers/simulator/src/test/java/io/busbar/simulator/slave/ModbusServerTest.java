package io.busbar.simulator.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.RegisterArea;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModbusServerTest {

    private ModbusServer server;
    private Endpoint endpoint;
    private RegisterImage image;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = new ModbusServer("simulator-test");
        image = new RegisterImage()
                .set(100, 0x1234, 0x5678, 0x9abc)
                .set(RegisterArea.INPUT, 100, 7)
                .set(RegisterArea.COIL, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1)
                .set(RegisterArea.DISCRETE, 5, 1, 1);
        endpoint = server.listen("127.0.0.1", 0).add(5, image);
        client = new RawClient(endpoint.port());
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private String ask(String hex) throws IOException {
        client.send(hex);
        return client.frame();
    }

    @Test
    void readsHoldingRegisters() throws IOException {
        assertThat(ask("0001 0000 0006 05 03 0064 0003")).isEqualTo("000100000009" + "0503" + "06" + "123456789abc");
    }

    @Test
    void readsInputRegistersCoilsAndDiscreteInputs() throws IOException {
        assertThat(ask("0001 0000 0006 05 04 0064 0001")).isEqualTo("000100000005" + "0504" + "02" + "0007");
        assertThat(ask("0002 0000 0006 05 01 0000 0009")).isEqualTo("000200000005" + "0501" + "02" + "0d01");
        assertThat(ask("0003 0000 0006 05 02 0005 0002")).isEqualTo("000300000004" + "0502" + "01" + "03");
    }

    @Test
    void writesRegistersAndCoils() throws IOException {
        assertThat(ask("0001 0000 0006 05 06 0064 ffff")).isEqualTo("000100000006" + "0506" + "0064ffff");
        assertThat(image.get(RegisterArea.HOLDING, 100)).isEqualTo(0xffff);
        assertThat(ask("0002 0000 000b 05 10 0065 0002 04 0001 0002")).isEqualTo("000200000006" + "0510" + "00650002");
        assertThat(image.get(RegisterArea.HOLDING, 102)).isEqualTo(2);
        assertThat(ask("0003 0000 0006 05 05 0001 ff00")).isEqualTo("000300000006" + "0505" + "0001ff00");
        assertThat(image.get(RegisterArea.COIL, 1)).isEqualTo(1);
        assertThat(ask("0004 0000 0009 05 0f 0000 0009 02 02 00")).isEqualTo("000400000006" + "050f" + "00000009");
        assertThat(image.get(RegisterArea.COIL, 0)).isZero();
        assertThat(image.get(RegisterArea.COIL, 1)).isEqualTo(1);
        assertThat(image.get(RegisterArea.COIL, 8)).isZero();
    }

    @Test
    void refusesByTheRules() throws IOException {
        assertThat(ask("0001 0000 0002 05 2b")).as("function").endsWith("05ab01");
        assertThat(ask("0002 0000 0006 05 03 0066 0002")).as("address").endsWith("058302");
        assertThat(ask("0003 0000 0006 05 03 ffff 0002")).as("end of the table").endsWith("058302");
        assertThat(ask("0004 0000 0006 05 03 0064 0000")).as("no registers").endsWith("058303");
        assertThat(ask("0005 0000 0006 05 03 0064 007e")).as("126 registers").endsWith("058303");
        assertThat(ask("0006 0000 0006 05 05 0000 0001")).as("coil value").endsWith("058503");
        assertThat(ask("0007 0000 0009 05 10 0064 0002 02 0001"))
                .as("byte count")
                .endsWith("059003");
        assertThat(ask("0008 0000 0005 05 03 0064 01")).as("length").endsWith("058303");
        assertThat(ask("0009 0000 0006 06 03 0064 0001")).as("unknown unit").endsWith("06830b");
        assertThat(endpoint.counters().exceptions()).isEqualTo(9);
        assertThat(endpoint.counters().malformed()).isZero();
    }

    @Test
    void answersRequestsSentTogetherInTheirOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            requests.append(String.format("%04x 0000 0006 05 03 0064 0001", i));
        }
        client.send(requests.toString());
        for (int i = 0; i < 500; i++) {
            assertThat(client.frame()).isEqualTo(String.format("%04x000000050503021234", i));
        }
        assertThat(endpoint.counters().requests()).isEqualTo(500);
    }

    @Test
    void answersRequestsThatArriveByteByByte() throws IOException {
        client.sendBytewise("0001 0000 0006 05 03 0064 0001  0002 0000 0006 05 03 0065 0001");
        assertThat(client.frame()).isEqualTo("000100000005" + "0503021234");
        assertThat(client.frame()).isEqualTo("000200000005" + "0503025678");
    }

    @Test
    void losesNoAnswerOfAClientThatReadsLate() throws Exception {
        image.set(1000, new int[125]);
        int requests = 4000;
        Thread sender = new Thread(() -> {
            try {
                for (int i = 0; i < requests; i++) {
                    client.send(String.format("%04x 0000 0006 05 03 03e8 007d", i));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        sender.start();
        sender.join(300);
        for (int i = 0; i < requests; i++) {
            assertThat(client.frame()).startsWith(String.format("%04x000000fd0503fa", i));
        }
        sender.join(TimeUnit.SECONDS.toMillis(5));
        assertThat(endpoint.counters().dropped()).isZero();
    }

    @Test
    void closesAConnectionThatSpeaksNoModbus() throws IOException {
        client.send("0001 0001 0006 05 03 0064 0001");
        assertThat(client.isClosedByPeer()).isTrue();
        try (RawClient web = new RawClient(endpoint.port())) {
            web.send("474554202f20485454502f312e310d0a0d0a");
            assertThat(web.isClosedByPeer()).isTrue();
        }
        try (RawClient lengthy = new RawClient(endpoint.port())) {
            lengthy.send("0001 0000 00ff 05 03");
            assertThat(lengthy.isClosedByPeer()).isTrue();
        }
        assertThat(endpoint.counters().malformed()).isEqualTo(3);
        assertThat(endpoint.counters().connections()).isZero();
    }

    @Test
    void turnsAwayClientsBeyondTheLimit() throws IOException {
        Endpoint small = server.listen("127.0.0.1", 0, 1).add(5, image);
        try (RawClient first = new RawClient(small.port())) {
            first.send("0001 0000 0006 05 03 0064 0001");
            assertThat(first.frame()).endsWith("1234");
            try (RawClient second = new RawClient(small.port())) {
                assertThat(second.isClosedByPeer()).isTrue();
            }
        }
        assertThat(small.counters().refused()).isEqualTo(1);
    }

    @Test
    void saysThatAPortIsTaken() {
        assertThatThrownBy(() -> server.listen("127.0.0.1", endpoint.port())).isInstanceOf(BindException.class);
    }

    @Test
    void closesItsConnectionsWithAnEndpoint() throws IOException {
        assertThat(ask("0001 0000 0006 05 03 0064 0001")).endsWith("1234");
        endpoint.close();
        assertThat(client.isClosedByPeer()).isTrue();
        assertThatThrownBy(() -> new RawClient(endpoint.port())).isInstanceOf(IOException.class);
    }

    @Test
    void answersForARemovedUnitThatItIsNotThere() throws IOException {
        endpoint.remove(5);
        assertThat(ask("0001 0000 0006 05 03 0064 0001")).endsWith("05830b");
        assertThat(endpoint.units()).isEmpty();
    }
}
