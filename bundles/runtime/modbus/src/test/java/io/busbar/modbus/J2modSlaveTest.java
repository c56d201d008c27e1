package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLine.UnitLink;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a slave that others wrote. */
@Timeout(60)
class J2modSlaveTest {

    private final LineFactory factory = new LineFactory(Clock.systemUTC(), () -> true);

    @AfterEach
    void stop() {
        factory.close();
        ModbusSlaveFactory.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allFunctions(boolean rtuOverTcp) throws Exception {
        int port = freePort();
        ModbusSlave slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 5, rtuOverTcp);
        SimpleProcessImage image = new SimpleProcessImage(5);
        for (int i = 0; i < 200; i++) {
            image.addRegister(i, new SimpleRegister(i * 257 & 0xffff));
            image.addInputRegister(i, new SimpleInputRegister(65_535 - i));
            image.addDigitalOut(i, new SimpleDigitalOut(i % 3 == 0));
        }
        slave.addProcessImage(5, image);
        slave.open();

        Kind kind = rtuOverTcp ? Kind.RTU_OVER_TCP : Kind.TCP;
        LineConfig config = new LineConfig("j", kind, "127.0.0.1", port, null, 0, Parity.NONE, 0, 0, 3000, 1, 0);
        try (BusLine line = factory.open(config)) {
            UnitLink link = line.link(5, (state, cause) -> {});
            Words holding = await(link.read(BlockRead.holding(10, 113)));
            Words input = await(link.read(new BlockRead(RegisterArea.INPUT, 0, 125)));
            Words coils = await(link.read(new BlockRead(RegisterArea.COIL, 1, 37)));
            for (int i = 10; i < 123; i++) {
                assertThat(holding.word(i)).isEqualTo(i * 257 & 0xffff);
                assertThat(input.word(i)).isEqualTo(65_535 - i);
            }
            for (int i = 1; i < 38; i++) {
                assertThat(coils.word(i)).as("coil %d", i).isEqualTo(i % 3 == 0 ? 1 : 0);
            }
            await(link.write(20, 4_711));
            await(link.write(21, 1, 2, 3));
            assertThat(image.getRegister(20).getValue()).isEqualTo(4_711);
            assertThat(image.getRegister(23).getValue()).isEqualTo(3);
            assertThat(line.status().traffic().malformed()).isZero();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
