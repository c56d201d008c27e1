package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.devices.Commands.Order;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.modbus.ModbusLines;
import io.busbar.registers.MapDriver;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command on its whole way: order, map, line, a slave that is not ours, and back. */
@Timeout(60)
class RealCommandTest {

    private static final String MAP =
            """
            map     acme.meter
            product Acme Meter
            status  official
            block live 0 2 live
              0 U16 1 V voltage.l1n
            command tariff 1 {a} kind=setting name.en=Tariff name.fr=Tarif argument=0..7 argument.en=Tariff argument.fr=Tarif readback=1:U16:{a} confirm=no
            command reset 2 0x3F fc=16 kind=reset name.en=Reset name.fr=Zéro readback=1:U16:9 within=1 confirm=no
            """;

    @Test
    void aCommandReachesTheDeviceAndIsReadBack(@TempDir Path data) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SimpleRegister tariff = new SimpleRegister(3);
        SimpleRegister reset = new SimpleRegister(0);
        SimpleProcessImage image = new SimpleProcessImage(7);
        image.addRegister(0, new SimpleRegister(231));
        image.addRegister(1, tariff);
        image.addRegister(2, reset);
        ModbusSlave slave = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
        slave.addProcessImage(7, image);
        slave.open();
        ModbusLines bus = new ModbusLines(Clock.systemUTC());
        try (TestEngine engine = new TestEngine(data)) {
            engine.lines.setBus(bus);
            MapLibrary maps = MapLibrary.of(List.of(new MapSource("acme.map", MAP)));
            assertThat(maps.problems()).isEmpty();
            engine.install(1, new MapDriver("acme", maps.products()), "io.acme", "1");
            engine.devices.add(new NewDevice("m", "Acme Meter", null, null, null, "127.0.0.1", port, 7));
            engine.awaitState("m", DeviceState.ONLINE, DeviceDetail.NONE);
            CommandDesk desk = new CommandDesk(engine.devices);
            desk.policy = Capability.MODBUS_WRITE::equals;

            Order order = new Order("m", "tariff", 5L, false, Actor.SHELL);
            assertThatThrownBy(() -> desk.execute(order))
                    .as("the line asks the policy again")
                    .hasMessageContaining("security policy");
            assertThat(tariff.getValue()).isEqualTo(3);

            allowWrites(bus);
            desk.execute(order);
            assertThat(tariff.getValue()).isEqualTo(5);
            assertThatThrownBy(() -> desk.execute(new Order("m", "reset", null, false, Actor.SHELL)))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo("device.command.effect"));
            assertThat(reset.getValue()).isEqualTo(0x3F);
        } finally {
            ModbusSlaveFactory.close(slave);
        }
    }

    /** As the framework would inject the policy. */
    private static void allowWrites(ModbusLines bus) throws ReflectiveOperationException {
        Field policy = ModbusLines.class.getDeclaredField("policy");
        policy.setAccessible(true);
        policy.set(bus, (io.busbar.gateway.policy.SecurityPolicy) Capability.MODBUS_WRITE::equals);
    }
}
