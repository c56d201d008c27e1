package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.UnitListener.UnitState;
import io.busbar.gateway.values.LiveValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeviceLifeTest {

    private static final String LINE = "10-0-0-7";

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();
    private final FakeDriver diris = FakeDriver.diris();

    DeviceLifeTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, diris, "io.busbar.diris", "0.1.0");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void deviceIsReadFromTheMomentItIsAdded() {
        DeviceStatus added = engine.add("DIRIS Digiware I-35", 102);

        assertThat(added.config().id()).isEqualTo("i35-102");
        assertThat(added.config().name()).isEqualTo("DIRIS Digiware I-35 102");
        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.UNKNOWN);
        assertThat(engine.device("i35-102").detail()).isEqualTo(DeviceDetail.CONNECTING);

        unit(102).answers(231, 1000);

        DeviceStatus online = engine.device("i35-102");
        assertThat(online.state()).isEqualTo(DeviceState.ONLINE);
        assertThat(online.detail()).isEqualTo(DeviceDetail.NONE);
        assertThat(online.lastError()).isNull();
        assertThat(online.traffic().requests()).isEqualTo(1);
        LiveValue value = engine.values.value("i35-102/-/voltage.l1n").orElseThrow();
        assertThat(value.value()).isEqualTo(231);
        assertThat(value.quality()).isEqualTo(Quality.GOOD);
        assertThat(engine.samples).hasSize(1);
        assertThat(engine.events).contains("io/busbar/device/CHANGED i35-102");
    }

    @Test
    void firstDataMakesADeviceOnlineEvenIfTheLineSaysNothing() {
        engine.add("DIRIS Digiware I-35", 102);

        unit(102).reads(230, 1000);

        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.ONLINE);
    }

    @Test
    void silentDeviceIsOfflineWithTheReasonAndItsValuesAreKept() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).answers(231, 1000);

        unit(102).silent(ReadFailure.Kind.TIMEOUT, "No answer within 3000 ms");

        DeviceStatus offline = engine.device("i35-102");
        assertThat(offline.state()).isEqualTo(DeviceState.OFFLINE);
        assertThat(offline.detail()).isEqualTo(DeviceDetail.NO_ANSWER);
        assertThat(offline.lastError()).isEqualTo("No answer within 3000 ms");
        LiveValue value = engine.values.value("i35-102/-/voltage.l1n").orElseThrow();
        assertThat(value.value()).isEqualTo(231);
        assertThat(value.quality().isGood()).isFalse();

        unit(102).answers(229, 2000);
        DeviceStatus back = engine.device("i35-102");
        assertThat(back.state()).isEqualTo(DeviceState.ONLINE);
        assertThat(back.lastError()).isEqualTo("No answer within 3000 ms");
        assertThat(back.since()).isAfterOrEqualTo(offline.since());
    }

    @Test
    void deviceOnALineThatIsDownSaysSo() {
        engine.add("DIRIS Digiware I-35", 102);

        unit(102).silent(ReadFailure.Kind.DISCONNECTED, "Connection refused");

        assertThat(engine.device("i35-102").detail()).isEqualTo(DeviceDetail.LINE_DOWN);
        assertThat(engine.device("i35-102").lastError()).isEqualTo("Connection refused");
    }

    @Test
    void lineThatCannotConnectTakesItsWaitingDevicesWithIt() {
        engine.add("DIRIS Digiware I-35", 102);
        bus.line(LINE).error = "The host \"10.0.0.7\" cannot be found";
        bus.line(LINE).state = LineState.DOWN;

        engine.awaitState("i35-102", DeviceState.OFFLINE, DeviceDetail.LINE_DOWN);

        assertThat(engine.device("i35-102").lastError()).isEqualTo("The host \"10.0.0.7\" cannot be found");
    }

    @Test
    void deviceThatIsSilentOnALineThatIsUpAgainSaysSo() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).silent(ReadFailure.Kind.DISCONNECTED, "Connection refused");

        bus.line(LINE).state = LineState.CONNECTED;

        engine.awaitState("i35-102", DeviceState.OFFLINE, DeviceDetail.NO_ANSWER);
    }

    @Test
    void deviceWithSomeFailingBlocksIsDegraded() {
        engine.add("DIRIS Digiware I-35", 102);
        ReadFailure failure = new ReadFailure(ReadFailure.Kind.EXCEPTION, 2, "Illegal data address");

        unit(102).listener.changed(UnitState.FALTERING, failure);

        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.DEGRADED);
        assertThat(engine.device("i35-102").detail()).isEqualTo(DeviceDetail.SOME_BLOCKS_FAIL);
    }

    @Test
    void deviceThatSaysItIsAnotherProductIsDegraded() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).answers(230, 1000);

        diris.session("i35-102").context.identified(said("DIRIS Digiware U-30"));

        DeviceStatus status = engine.device("i35-102");
        assertThat(status.state()).isEqualTo(DeviceState.DEGRADED);
        assertThat(status.detail()).isEqualTo(DeviceDetail.WRONG_PRODUCT);
        assertThat(status.lastError())
                .isEqualTo(
                        "The device says that it is a DIRIS Digiware U-30, but it is set up as a DIRIS Digiware I-35");
        assertThat(status.identification()).isEqualTo(said("DIRIS Digiware U-30"));

        diris.session("i35-102").context.identified(said("DIRIS Digiware I-35"));
        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.ONLINE);
    }

    @Test
    void deviceThatNobodyRecognisesIsBelieved() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).answers(230, 1000);

        diris.session("i35-102").context.identified(said("something else"));

        assertThat(engine.device("i35-102").state()).isEqualTo(DeviceState.ONLINE);
    }

    @Test
    void loadsAreThoseThatTheDeviceSays() {
        engine.add("DIRIS Digiware I-35", 102);
        LoadDescription chiller = new LoadDescription("1", "Chiller", "3P+N");

        diris.session("i35-102").context.loads(List.of(chiller));

        assertThat(engine.device("i35-102").loads()).containsExactly(chiller);
    }

    @Test
    void periodsOfTheSiteReachTheDriver() {
        engine.add("DIRIS Digiware I-35", 102);
        DeviceConfig config = engine.device("i35-102").config();

        engine.devices.update(new DeviceConfig(
                config.id(), config.reference(), config.name(), "", config.line(), 102, Map.of("live", 250)));

        TestEngine.await(() -> !bus.line(LINE).units.isEmpty()
                && unit(102).polls.size() == 1
                && unit(102).polls.get(0).period().equals(Duration.ofMillis(250)));
        assertThat(diris.session("i35-102").context.period(PollTier.SLOW)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void renamingADeviceDoesNotInterruptIt() {
        engine.add("DIRIS Digiware I-35", 102);
        FakeBus.FakeUnit unit = unit(102);
        unit.answers(230, 1000);
        DeviceConfig config = engine.device("i35-102").config();

        DeviceStatus renamed = engine.devices.update(new DeviceConfig(
                config.id(), config.reference(), "Main switchboard", "Cellar", config.line(), 102, Map.of()));

        assertThat(renamed.config().name()).isEqualTo("Main switchboard");
        assertThat(renamed.state()).isEqualTo(DeviceState.ONLINE);
        engine.devices.refresh("i35-102");
        TestEngine.await(() -> diris.session("i35-102").refreshes.get() == 1);
        assertThat(unit.closed).isFalse();
    }

    @Test
    void deviceMovedToAnotherUnitIsReadThere() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).answers(230, 1000);
        DeviceConfig config = engine.device("i35-102").config();

        engine.devices.update(
                new DeviceConfig(config.id(), config.reference(), config.name(), "", config.line(), 7, Map.of()));

        TestEngine.await(() -> bus.line(LINE).units.containsKey(7));
        assertThat(bus.line(LINE).units).containsOnlyKeys(7);
        assertThat(engine.values.values("i35-102")).isEmpty();
    }

    @Test
    void removedDeviceIsNoLongerReadAndItsUnitIsFree() {
        engine.add("DIRIS Digiware I-35", 102);
        unit(102).answers(230, 1000);
        FakeDriver.FakeSession session = diris.session("i35-102");

        engine.devices.remove("i35-102");

        assertThat(engine.devices.device("i35-102")).isEmpty();
        assertThat(session.closed).isTrue();
        assertThat(bus.line(LINE).units).isEmpty();
        assertThat(engine.values.values("i35-102")).isEmpty();
        session.read(Words.of(0, 240), 2000);
        assertThat(engine.values.values("i35-102")).isEmpty();
        assertThat(engine.add("DIRIS Digiware I-35", 102).config().id()).isEqualTo("i35-102");
    }

    @Test
    void sessionMayNotPublishForAnotherDevice() {
        engine.add("DIRIS Digiware I-35", 102);
        engine.add("DIRIS Digiware U-30", 1);
        FakeDriver.FakeSession session = diris.session("i35-102");

        assertThatThrownBy(() ->
                        session.context.publish(SampleBatch.without(diris.session("u30-1").points, 1, Quality.GOOD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("u30-1");
    }

    private FakeBus.FakeUnit unit(int unit) {
        return bus.line(LINE).unit(unit);
    }

    private static Identification said(String product) {
        return new Identification("SOCOMEC", product, "123", "1.0", 1);
    }
}
