package io.busbar.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Quality;
import io.busbar.registers.TagMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import org.apache.plc4x.java.DefaultPlcDriverManager;
import org.eclipse.milo.opcua.stack.core.Identifiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against an OPC UA server of others. */
@Timeout(120)
class OpcUaTest {

    private final DefaultPlcDriverManager manager = new DefaultPlcDriverManager();
    private final RecordingContext context = new RecordingContext();
    private OpcUaPeer peer;
    private Valve valve;
    private int server;

    @BeforeEach
    void start() throws Exception {
        server = freePort();
        peer = new OpcUaPeer(server);
        valve = new Valve(server);
        peer.put("power", Identifiers.Double, 12.5);
        peer.put("voltage", Identifiers.Float, 231.5f);
        peer.put(
                "count",
                Identifiers.UInt32,
                org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger.valueOf(4_000_000_000L));
        peer.put("door", Identifiers.Boolean, true);
    }

    @AfterEach
    void end() throws Exception {
        valve.close();
        peer.stop();
    }

    @Test
    void valuesOfEveryTypeArriveInTheirUnits() {
        try (DeviceSession session = open(
                "ns=2;s=power;LREAL 1 kW power.active.total",
                "ns=2;s=voltage;REAL 1 V voltage.l1n",
                "ns=2;s=count;UDINT 1 kWh energy.active.import tier=energy",
                "ns=2;s=door;BOOL - - input.state.1 load=-")) {
            RecordingContext.await("all values", () -> context.last.size() == 4);

            assertThat(context.value("plc-1/1/power.active.total")).isEqualTo(12_500);
            assertThat(context.value("plc-1/1/voltage.l1n")).isEqualTo(231.5, offset(1e-4));
            assertThat(context.value("plc-1/1/energy.active.import")).isEqualTo(4.0e12);
            assertThat(context.value("plc-1/-/input.state.1")).isEqualTo(1);
            assertThat(context.last.values()).allMatch(sample -> sample.quality() == Quality.GOOD);
            assertThat(context.states).containsExactly("answering");

            peer.put("power", Identifiers.Double, -3.25);
            RecordingContext.await("the new value", () -> context.value("plc-1/1/power.active.total") == -3250);
            assertThat(session).isNotNull();
        }
    }

    @Test
    void aTagThatIsNotThereTakesNoOtherWithIt() {
        try (DeviceSession session = open(
                "ns=2;s=power;LREAL 1 kW power.active.total",
                "ns=2;s=nowhere;LREAL 1 V voltage.l2n",
                "nonsense 1 V voltage.l3n")) {
            RecordingContext.await("all values", () -> context.last.size() == 3);

            assertThat(context.value("plc-1/1/power.active.total")).isEqualTo(12_500);
            assertThat(context.quality("plc-1/1/voltage.l2n")).isNotEqualTo(Quality.GOOD);
            assertThat(context.quality("plc-1/1/voltage.l3n")).isEqualTo(Quality.COMM_FAULT);
            assertThat(context.state()).isEqualTo("faltering");
            assertThat(context.failureText()).isNotEmpty();
            assertThat(session).isNotNull();
        }
    }

    @Test
    void aConnectionThatHangsIsThrownAwayAndMadeAnew() {
        try (DeviceSession session = open("ns=2;s=power;LREAL 1 kW power.active.total")) {
            RecordingContext.await("a value", () -> context.value("plc-1/1/power.active.total") == 12_500);

            valve.shut(true);
            RecordingContext.await("silence", () -> context.state().equals("silent"));
            assertThat(context.quality("plc-1/1/power.active.total")).isEqualTo(Quality.COMM_FAULT);
            assertThat(context.failureText()).contains("opcua:tcp://127.0.0.1").doesNotContain("discovery");

            peer.put("power", Identifiers.Double, 7.0);
            valve.shut(false);
            RecordingContext.await("a value again", () -> context.value("plc-1/1/power.active.total") == 7000);
            assertThat(context.state()).isEqualTo("answering");
            assertThat(session).isNotNull();
        }
    }

    private DeviceSession open(String... rows) {
        TagMap map = Maps.of(
                "opcua:tcp://127.0.0.1:" + valve.port() + "/peer?discovery=false&security-policy=NONE"
                        // the server names itself by its own port, not the valve's
                        + "&endpoint-port=" + server,
                rows);
        TagDriver driver = new TagDriver(List.of(map), manager, Clock.systemUTC());
        return driver.open(new DeviceReference("plc-1", "Test PLC"), context);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
