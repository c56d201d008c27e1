package io.busbar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Path FILE = Path.of("/data/audit/audit.log");

    @Test
    void aPowerCutTakesNothingThatWasForced() throws IOException {
        CrashLayer layer = new CrashLayer();
        List<Integer> forcedAt = new ArrayList<>();
        try (Journal journal = open(layer, new ArrayList<>())) {
            for (int i = 0; i < 12; i++) {
                journal.append(record(i));
                if (i % 2 == 1) {
                    journal.force();
                    forcedAt.add(layer.operations());
                }
            }
        }
        for (int cut = 0; cut <= layer.operations(); cut++) {
            int certain = 0;
            for (int at : forcedAt) {
                certain += at <= cut ? 2 : 0;
            }
            for (Loss loss : Loss.values()) {
                for (int seed = 0; seed < 10; seed++) {
                    CrashLayer image = layer.crash(cut, loss, seed);
                    List<String> found = new ArrayList<>();
                    open(image, found).close();
                    assertThat(found)
                            .as("cut %d, lost %s, seed %d", cut, loss, seed)
                            .hasSizeGreaterThanOrEqualTo(certain);
                    for (int i = 0; i < certain; i++) {
                        assertThat(found.get(i)).isEqualTo(text(i));
                    }
                    List<String> again = new ArrayList<>();
                    assertThat(open(image, again).recovery().torn()).isZero();
                    assertThat(again).isEqualTo(found);
                }
            }
        }
    }

    @Test
    void aDamagedRecordCostsOnlyItself() throws IOException {
        for (int at = 0; at < 200; at += 7) {
            CrashLayer layer = new CrashLayer();
            try (Journal journal = open(layer, new ArrayList<>())) {
                for (int i = 0; i < 10; i++) {
                    journal.append(record(i));
                }
                journal.force();
            }
            byte[] damaged = Objects.requireNonNull(layer.files().get(FILE));
            damaged[at] ^= 0x10;
            CrashLayer disk = new CrashLayer(Map.of(FILE, damaged));
            List<String> found = new ArrayList<>();
            try (Journal journal = open(disk, found)) {
                assertThat(journal.recovery().isDamaged()).isTrue();
            }
            assertThat(found).hasSize(9);
            assertThat(disk.files().get(Path.of("/data/audit/quarantine/audit.log")))
                    .isEqualTo(damaged);
        }
    }

    @Test
    void aFullDiskLeavesTheJournalSound() throws IOException {
        CrashLayer layer = new CrashLayer();
        Journal journal = open(layer, new ArrayList<>());
        journal.append(record(1));
        journal.force();
        layer.setCapacity(layer.used() + 5);
        assertThatThrownBy(() -> journal.append(record(2))).isInstanceOf(IOException.class);
        layer.setCapacity(1 << 20);
        journal.append(record(3));
        journal.force();
        List<String> found = new ArrayList<>();
        open(layer, found).close();
        assertThat(found).containsExactly(text(1), text(3));
    }

    @Test
    void aFailedForceIsNeverRetriedAsASuccess() throws IOException {
        CrashLayer layer = new CrashLayer();
        Journal journal = open(layer, new ArrayList<>());
        journal.append(record(1));
        layer.failForce("Input/output error");
        assertThatThrownBy(journal::force).hasMessage("Input/output error");
        layer.failForce(null);
        assertThatThrownBy(journal::force).hasMessageContaining("failed before");
        assertThatThrownBy(() -> journal.append(record(2))).hasMessageContaining("failed before");
    }

    @Test
    void whatWasNotForcedCanBeTakenBack() throws IOException {
        CrashLayer layer = new CrashLayer();
        Journal journal = open(layer, new ArrayList<>());
        journal.append(record(1));
        journal.force();
        long size = journal.size();
        journal.append(record(2));
        journal.rewind(size);
        journal.append(record(3));
        journal.force();
        List<String> found = new ArrayList<>();
        open(layer, found).close();
        assertThat(found).containsExactly(text(1), text(3));
    }

    private static Journal open(FileLayer layer, List<String> found) throws IOException {
        return Journal.open(
                layer,
                FILE,
                (position, payload) ->
                        found.add(StandardCharsets.UTF_8.decode(payload).toString()));
    }

    private static ByteBuffer record(int i) {
        return ByteBuffer.wrap(text(i).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(int i) {
        return "record " + i + " " + "x".repeat(i * 5);
    }
}
