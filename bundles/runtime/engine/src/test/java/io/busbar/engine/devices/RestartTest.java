package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.UnusableDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people set up is there again after a restart, and never half of it. */
@Timeout(60)
class RestartTest {

    private final Path data;

    RestartTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void siteIsTheSameAfterARestart() {
        DeviceConfig config;
        try (TestEngine before = engine()) {
            before.add("COUNTIS E24", 7);
            config = new DeviceConfig("e24-7", "COUNTIS E24", "Chiller", "Roof", "10-0-0-7", 9, Map.of("live", 500));
            before.devices.update(config);
            before.lines.add(LineConfig.tcp("spare", "10.0.0.8", 502));
            before.add("COUNTIS E44", 8);
            before.devices.remove("e44-8");
        }

        try (TestEngine after = engine()) {
            assertThat(after.devices.devices()).extracting(DeviceStatus::config).containsExactly(config);
            assertThat(after.lines.lines())
                    .extracting(line -> line.config().id())
                    .containsExactly("10-0-0-7", "spare");
            TestEngine.await(() -> after.device("e24-7").detail() == DeviceDetail.CONNECTING);
        }
    }

    @Test
    void aDeviceThatAnOlderGatewayHasStoredIsNotVerified() throws IOException {
        try (TestEngine before = engine()) {
            before.add("COUNTIS E24", 7);
        }
        Path document = data.resolve("site/devices/e24-7.json");
        String text = Files.readString(document);
        assertThat(text).contains("\"verified\" : false");
        Files.writeString(document, text.replaceFirst(",\\s*\"verified\" : false", ""));

        try (TestEngine after = engine()) {
            DeviceConfig config = after.device("e24-7").config();
            assertThat(config.verified()).isFalse();
            after.devices.update(new DeviceConfig(
                    "e24-7", config.reference(), "Meter", "", config.line(), config.unit(), Map.of(), null, "", true));
        }

        try (TestEngine again = engine()) {
            DeviceConfig config = again.device("e24-7").config();
            assertThat(config.verified()).isTrue();
            DeviceStatus other = again.devices.update(new DeviceConfig(
                    "e24-7", "COUNTIS E44", "Meter", "", config.line(), config.unit(), Map.of(), null, "", true));
            assertThat(other.config().verified())
                    .as("another product has another map")
                    .isFalse();
        }
    }

    @Test
    void deviceWhoseDriverIsMissingIsKeptAndSaysSo() {
        try (TestEngine before = engine()) {
            before.add("COUNTIS E24", 7);
        }

        try (TestEngine after = new TestEngine(data)) {
            after.awaitState("e24-7", io.busbar.gateway.devices.DeviceState.OFFLINE, DeviceDetail.NO_DRIVER);
            DeviceConfig config = after.device("e24-7").config();
            after.devices.update(new DeviceConfig(
                    config.id(), config.reference(), "Renamed", "", config.line(), config.unit(), Map.of()));
            assertThat(after.device("e24-7").config().name()).isEqualTo("Renamed");
        }
    }

    @Test
    void tornDocumentLosesOnlyItsOwnDeviceAndIsReported() throws IOException {
        try (TestEngine before = engine()) {
            before.add("COUNTIS E24", 7);
            before.add("COUNTIS E44", 8);
        }
        Path document = data.resolve("site/devices/e24-7.json");
        Files.writeString(document, Files.readString(document).substring(0, 20));

        try (TestEngine after = engine()) {
            assertThat(after.devices.devices())
                    .extracting(device -> device.config().id())
                    .containsExactly("e44-8");
            assertThat(after.store.unusable())
                    .extracting(UnusableDocument::document)
                    .containsExactly("site/devices/e24-7.json");
        }
    }

    @Test
    void deviceIsNotThereIfTheDiskDidNotTakeIt() throws IOException {
        try (TestEngine engine = engine()) {
            Files.createDirectories(data.resolve("site/devices/e24-7.json.tmp"));

            assertThatThrownBy(() -> engine.devices.add(TestEngine.wish("COUNTIS E24", 7)))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                            .isEqualTo("storage.unavailable"));

            assertThat(engine.devices.devices()).isEmpty();
            assertThat(engine.lines.lines()).isEmpty();
            assertThat(data.resolve("site/lines")).isEmptyDirectory();
        }
    }

    private TestEngine engine() {
        TestEngine engine = new TestEngine(data);
        engine.lines.setBus(new FakeBus());
        engine.install(1, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
        return engine;
    }
}
