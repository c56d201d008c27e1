package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.NewDevice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManyDevicesTest {

    private static final int LINES = 50;
    private static final int UNITS = 20;

    @Test
    void thousandDevicesTakeNoThreadEach(@TempDir Path data) {
        try (TestEngine engine = new TestEngine(data)) {
            FakeBus bus = new FakeBus();
            FakeDriver driver = FakeDriver.countis();
            engine.lines.setBus(bus);
            FakeReference reference = engine.install(1, driver, "io.busbar.countis", "0.1.0");
            engine.devices.add(new NewDevice(null, "COUNTIS E24", null, null, null, "10.0.0.0", null, 0));
            int threads = Thread.activeCount();
            for (int i = 1; i < LINES * UNITS; i++) {
                engine.devices.add(
                        new NewDevice(null, "COUNTIS E24", null, null, null, "10.0.0." + i / UNITS, null, i % UNITS));
            }
            TestEngine.await(() -> driver.sessions.size() == LINES * UNITS);
            bus.lines.values().forEach(line -> line.units.values().forEach(unit -> unit.answers(230, 1)));

            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
            assertThat(engine.devices.devices())
                    .hasSize(LINES * UNITS)
                    .allMatch(device -> device.state() == DeviceState.ONLINE);

            long began = System.nanoTime();
            engine.drivers.removeDriver(reference);
            assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
            assertThat(driver.sessions).isEmpty();
        }
    }
}
