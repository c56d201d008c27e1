package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.values.LiveValue;
import io.busbar.modbus.ModbusLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way from a register in an independent slave, over real Modbus TCP, to the last value. */
@Timeout(120)
class RealLineTest {

    private static final int PERIOD_MS = 250;

    private final TestEngine engine;
    private final SimpleRegister diris = new SimpleRegister(231);
    private final SimpleRegister countis = new SimpleRegister(400);
    private final int port;
    private final FakeReference countisDriver;
    private ModbusSlave slave;

    RealLineTest(@TempDir Path data) throws IOException, ModbusException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        slave = slave();
        engine = new TestEngine(data);
        engine.lines.setBus(new ModbusLines(Clock.systemUTC()));
        engine.install(1, FakeDriver.diris(), "io.busbar.diris", "0.1.0");
        countisDriver = engine.install(2, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
    }

    @BeforeEach
    void readTwoUnits() {
        add("DIRIS Digiware I-35", 102);
        add("COUNTIS E44", 7);
        engine.awaitState("i35-102", DeviceState.ONLINE, DeviceDetail.NONE);
        engine.awaitState("e44-7", DeviceState.ONLINE, DeviceDetail.NONE);
    }

    @AfterEach
    void end() {
        engine.close();
        ModbusSlaveFactory.close(slave);
    }

    @Test
    void registerOfEachUnitBecomesItsValueAndFollowsIt() {
        assertThat(value("i35-102").value()).isEqualTo(231);
        assertThat(value("e44-7").value()).isEqualTo(400);

        diris.setValue(233);

        TestEngine.await(() -> value("i35-102").value() == 233);
        assertThat(value("e44-7").value()).isEqualTo(400);
        assertThat(engine.device("i35-102").traffic().answers()).isPositive();
    }

    @Test
    void unreachableHostIsADeviceOfflineUntilItAnswers() throws ModbusException {
        ModbusSlaveFactory.close(slave);
        TestEngine.await(() -> engine.device("i35-102").state() == DeviceState.OFFLINE);

        assertThat(engine.device("i35-102").lastError()).isNotBlank();
        assertThat(value("i35-102").value()).isEqualTo(231);
        assertThat(value("i35-102").quality()).isIn(Quality.STALE, Quality.COMM_FAULT);

        slave = slave();
        engine.awaitState("i35-102", DeviceState.ONLINE, DeviceDetail.NONE);
        TestEngine.await(() -> value("i35-102").quality() == Quality.GOOD);
    }

    @Test
    void swappingOneDriverLosesNoPollOfTheOther() {
        int before = engine.samples.size();
        for (int version = 3; version < 8; version++) {
            engine.drivers.removeDriver(
                    version == 3 ? countisDriver : new FakeReference(version - 1, "io.busbar.countis", "0", 0));
            pause();
            engine.install(version, FakeDriver.countis(), "io.busbar.countis", "0." + version + ".0");
            pause();
        }
        engine.awaitState("e44-7", DeviceState.ONLINE, DeviceDetail.NONE);

        long[] times = engine.samples.stream()
                .skip(before)
                .filter(batch -> batch.device().equals("i35-102"))
                .mapToLong(SampleBatch::timeMillis)
                .toArray();
        assertThat(times.length).isGreaterThan(8);
        for (int i = 1; i < times.length; i++) {
            assertThat(times[i] - times[i - 1]).as("gap before poll %d", i).isLessThan(2 * PERIOD_MS);
        }
        assertThat(engine.device("i35-102").traffic().timeouts()).isZero();
    }

    private void add(String reference, int unit) {
        DeviceConfig config = engine.devices
                .add(new NewDevice(null, reference, null, null, null, "127.0.0.1", port, unit))
                .config();
        engine.devices.update(new DeviceConfig(
                config.id(), reference, config.name(), "", config.line(), unit, Map.of("live", PERIOD_MS)));
    }

    private LiveValue value(String device) {
        return engine.values.value(device + "/-/voltage.l1n").orElseThrow();
    }

    private static void pause() {
        LockSupport.parkNanos((long) PERIOD_MS * 1_000_000);
    }

    private ModbusSlave slave() throws ModbusException {
        ModbusSlave made = ModbusSlaveFactory.createTCPSlave(InetAddress.getLoopbackAddress(), port, 2, false);
        made.addProcessImage(102, image(102, diris));
        made.addProcessImage(7, image(7, countis));
        made.open();
        return made;
    }

    private static SimpleProcessImage image(int unit, SimpleRegister register) {
        SimpleProcessImage image = new SimpleProcessImage(unit);
        image.addRegister(0, register);
        return image;
    }
}
