package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.DeviceMemory;
import io.busbar.gateway.devices.DeviceConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a driver notes about a device outlives the gateway, and ends with the device. */
@Timeout(60)
class DeviceNotesTest {

    private final Path data;
    private final FakeDriver countis = FakeDriver.countis();

    DeviceNotesTest(@TempDir Path data) {
        this.data = data;
    }

    private TestEngine engine() {
        TestEngine engine = new TestEngine(data);
        engine.lines.setBus(new FakeBus());
        engine.install(1, countis, "io.busbar.countis", "0.1.0");
        return engine;
    }

    private DeviceMemory memory(String device) {
        TestEngine.await(() -> countis.sessions.containsKey(device));
        return countis.session(device).context.memory();
    }

    @Test
    void notesAreThereAgainAfterARestart() {
        try (TestEngine before = engine()) {
            before.add("COUNTIS E24", 7);
            before.add("COUNTIS E44", 8);
            memory("e24-7").note("log/curve", 1_700_000_000_000L);
            memory("e24-7").note("alarm/1", 5);
            memory("e24-7").forget("alarm/1");
        }

        try (TestEngine after = engine()) {
            assertThat(memory("e24-7").recall("log/curve")).hasValue(1_700_000_000_000L);
            assertThat(memory("e24-7").recall("alarm/1")).isEmpty();
            assertThat(memory("e44-8").recall("log/curve")).isEmpty();
            assertThat(after.store.unusable()).isEmpty();
        }
    }

    @Test
    void notesEndWithTheDeviceAndWithWhatStandsInItsPlace() {
        try (TestEngine engine = engine()) {
            engine.add("COUNTIS E24", 7);
            memory("e24-7").note("log/curve", 1);
            engine.devices.update(new DeviceConfig("e24-7", "COUNTIS E44", "x", "", "10-0-0-7", 7, Map.of()));
            assertThat(memory("e24-7").recall("log/curve")).isEmpty();
            memory("e24-7").note("log/curve", 2);
        }
        Path document = data.resolve("site/device-notes/e24-7.json");
        assertThat(document).exists();
        try (TestEngine engine = engine()) {
            DeviceMemory held = memory("e24-7");
            engine.devices.remove("e24-7");
            held.note("log/curve", 3);
        }
        assertThat(document).doesNotExist();
    }

    @Test
    void nothingIsWrittenThatIsOnDiskAlready() throws Exception {
        try (TestEngine engine = engine()) {
            engine.add("COUNTIS E24", 7);
            memory("e24-7").note("log/curve", 1);
        }
        Path document = data.resolve("site/device-notes/e24-7.json");
        Files.delete(document);
        try (TestEngine engine = engine()) {
            DeviceNotes notes = new DeviceNotes(engine.store);
            notes.of("e24-7").note("log/curve", 1);
            notes.write(10);
            assertThat(document).exists();
            Files.delete(document);
            notes.of("e24-7").note("log/curve", 1);
            notes.write(10);
            assertThat(document).doesNotExist();
        }
    }

    @Test
    void notesHaveLimits() {
        try (TestEngine engine = engine()) {
            DeviceMemory memory = new DeviceNotes(engine.store).of("m1");
            for (int i = 0; i <= DeviceMemory.MOST_NOTES; i++) {
                memory.note("n" + i, i);
            }
            assertThat(memory.recall("n" + (DeviceMemory.MOST_NOTES - 1))).hasValue(DeviceMemory.MOST_NOTES - 1);
            assertThat(memory.recall("n" + DeviceMemory.MOST_NOTES)).isEmpty();
            memory.note("n0", 77);
            assertThat(memory.recall("n0")).hasValue(77);
            assertThatThrownBy(() -> memory.note("", 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> memory.note("x".repeat(101), 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
