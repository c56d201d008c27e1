package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Drivers;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to devices when drivers and the bus come and go. */
@Timeout(60)
class DriverSwapTest {

    private static final String LINE = "10-0-0-7";

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();
    private final FakeDriver diris = FakeDriver.diris();
    private final FakeReference countisReference;

    DriverSwapTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, diris, "io.busbar.diris", "0.1.0");
        countisReference = engine.install(2, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
    }

    @BeforeEach
    void readTwoDevicesOnOneLine() {
        engine.add("DIRIS Digiware I-35", 102);
        engine.add("COUNTIS E44", 7);
        unit(102).answers(231, 1000);
        unit(7).answers(400, 1000);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void driverThatGoesTakesOnlyItsOwnDevices() {
        FakeBus.FakeUnit other = unit(102);

        engine.drivers.removeDriver(countisReference);

        DeviceStatus gone = engine.device("e44-7");
        assertThat(gone.state()).isEqualTo(DeviceState.OFFLINE);
        assertThat(gone.detail()).isEqualTo(DeviceDetail.NO_DRIVER);
        assertThat(gone.lastError()).contains("COUNTIS E44");
        assertThat(gone.product()).isNull();
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().quality())
                .isEqualTo(Quality.STALE);
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().value())
                .isEqualTo(400);
        assertThat(bus.line(LINE).units).containsOnlyKeys(102);
        assertThat(unit(102)).isSameAs(other);
        assertThat(other.polls).hasSize(1);
        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.ONLINE);
    }

    @Test
    void sinksAreToldOnceOfADeviceThatIsNotReadAnyMore() {
        engine.drivers.removeDriver(countisReference);

        TestEngine.await(() -> !faults().isEmpty());

        assertThat(faults()).extracting(SampleBatch::device).containsExactly("e44-7");
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().value())
                .isEqualTo(400);
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().quality())
                .isEqualTo(Quality.COMM_FAULT);
    }

    @Test
    void driverThatComesBackReadsItsDevicesAgain() {
        FakeBus.FakeUnit other = unit(102);
        engine.drivers.removeDriver(countisReference);

        FakeDriver updated = FakeDriver.countis();
        engine.install(3, updated, "io.busbar.countis", "0.2.0");
        TestEngine.await(() -> bus.line(LINE).units.containsKey(7));
        unit(7).answers(401, 2000);

        assertThat(engine.device("e44-7").state()).isEqualTo(DeviceState.ONLINE);
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().value())
                .isEqualTo(401);
        assertThat(updated.sessions).containsOnlyKeys("e44-7");
        assertThat(faults()).isEmpty();
        assertThat(unit(102)).isSameAs(other);
        assertThat(engine.drivers.installed())
                .extracting(Drivers.Installed::family, Drivers.Installed::version, Drivers.Installed::devices)
                .containsExactly(tuple("countis", "0.2.0", 1), tuple("diris", "0.1.0", 1));
    }

    @Test
    void nothingOfADriverIsHeldAfterItWent() {
        engine.drivers.removeDriver(countisReference);
        WeakReference<FakeDriver> held = comeAndGo();

        TestEngine.await(() -> {
            System.gc();
            return held.get() == null;
        });
    }

    @Test
    void driverThatDoesNotCleanUpLeavesNoPollBehind() {
        FakeDriver sloppy = FakeDriver.countis();
        sloppy.sloppy = true;
        engine.drivers.removeDriver(countisReference);
        FakeReference reference = engine.install(5, sloppy, "io.busbar.countis", "0.4.0");
        TestEngine.await(() -> bus.line(LINE).units.containsKey(7));
        FakeBus.FakeUnit unit = unit(7);

        engine.drivers.removeDriver(reference);
        unit.reads(500, 3000);

        assertThat(unit.closed).isTrue();
        assertThat(engine.values.value("e44-7/-/voltage.l1n").orElseThrow().value())
                .isEqualTo(400);
    }

    @Test
    void driverThatFailsToBeginIsToldAndTriedAgainWhenAnotherComes() {
        FakeDriver broken = FakeDriver.countis();
        broken.openFailure = new IllegalArgumentException("the map lacks a block");
        engine.drivers.removeDriver(countisReference);
        FakeReference reference = engine.install(6, broken, "io.busbar.countis", "0.5.0");

        engine.awaitState("e44-7", DeviceState.OFFLINE, DeviceDetail.DRIVER_ERROR);
        assertThat(engine.device("e44-7").lastError()).isEqualTo("the map lacks a block");
        assertThat(bus.line(LINE).units).containsOnlyKeys(102);

        engine.drivers.removeDriver(reference);
        engine.install(7, FakeDriver.countis(), "io.busbar.countis", "0.6.0");
        TestEngine.await(() -> bus.line(LINE).units.containsKey(7));
    }

    @Test
    void driverOfHigherRankTakesOver() {
        FakeDriver own = FakeDriver.countis();

        engine.drivers.addDriver(own, new FakeReference(9, "io.busbar.generic", "0.1.0", 100));

        TestEngine.await(() -> own.sessions.containsKey("e44-7"));
        assertThat(own.sessions).containsOnlyKeys("e44-7");
        assertThat(diris.sessions).containsOnlyKeys("i35-102");
    }

    @Test
    void devicesOutliveTheBus() {
        engine.lines.unsetBus(bus);

        assertThat(engine.device("i35-102").detail()).isEqualTo(DeviceDetail.LINE_DOWN);
        assertThat(engine.lines.line(LINE).orElseThrow().lastError())
                .isEqualTo(ManagedLine.NO_BUS.text(Locale.ENGLISH));
        assertThat(bus.line(LINE).closed).isTrue();
        assertThat(diris.sessions).isEmpty();

        FakeBus next = new FakeBus();
        engine.lines.setBus(next);
        TestEngine.await(
                () -> next.lines.containsKey(LINE) && next.line(LINE).units.size() == 2);
        next.line(LINE).unit(102).answers(232, 5000);
        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.ONLINE);
    }

    private List<SampleBatch> faults() {
        return engine.samples.stream()
                .filter(batch -> batch.quality(0) == Quality.COMM_FAULT)
                .toList();
    }

    private WeakReference<FakeDriver> comeAndGo() {
        FakeDriver driver = FakeDriver.countis();
        FakeReference reference = engine.install(4, driver, "io.busbar.countis", "0.3.0");
        TestEngine.await(() -> bus.line(LINE).units.containsKey(7));
        unit(7).answers(402, 2000);
        engine.drivers.removeDriver(reference);
        return new WeakReference<>(driver);
    }

    private FakeBus.FakeUnit unit(int unit) {
        return bus.line(LINE).unit(unit);
    }
}
