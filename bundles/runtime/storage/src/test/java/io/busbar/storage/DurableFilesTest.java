package io.busbar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    private static final Path FILE = Path.of("/data/site/site.json");

    @Test
    void afterAPowerCutAFileIsTheOldOrTheNewOne() throws IOException {
        CrashLayer layer = new CrashLayer();
        DurableFiles files = new DurableFiles(layer);
        files.replace(FILE, bytes("old"));
        int before = layer.operations();
        files.replace(FILE, bytes("a longer new one"));
        int after = layer.operations();
        for (int cut = before; cut <= after; cut++) {
            for (Loss loss : Loss.values()) {
                for (int seed = 0; seed < 20; seed++) {
                    DurableFiles found = new DurableFiles(layer.crash(cut, loss, seed));
                    String text = text(found.read(FILE).orElseThrow());
                    assertThat(text).as("cut %d, lost %s", cut, loss).isIn("old", "a longer new one");
                    if (cut == after) {
                        assertThat(text).isEqualTo("a longer new one");
                    }
                }
            }
        }
    }

    @Test
    void aFullDiskLeavesTheFileAsItWas() throws IOException {
        CrashLayer layer = new CrashLayer();
        DurableFiles files = new DurableFiles(layer);
        files.replace(FILE, bytes("old"));
        layer.setCapacity(10);
        assertThatThrownBy(() -> files.replace(FILE, new byte[100])).hasMessageContaining("No space left");
        assertThat(files.read(FILE).map(DurableFilesTest::text)).contains("old");
        assertThat(layer.files()).containsOnlyKeys(FILE);
    }

    @Test
    void whatCannotBeReadIsKeptAside() throws IOException {
        CrashLayer layer = new CrashLayer();
        DurableFiles files = new DurableFiles(layer);
        files.replace(FILE, bytes("first"));
        Path first = files.quarantine(FILE);
        files.replace(FILE, bytes("second"));
        Path second = files.quarantine(FILE);
        assertThat(files.read(FILE)).isEmpty();
        assertThat(text(files.read(first).orElseThrow())).isEqualTo("first");
        assertThat(text(files.read(second).orElseThrow())).isEqualTo("second");
    }

    @Test
    void filesAreForTheOwnerOnly(@TempDir Path directory) throws IOException {
        DurableFiles files = new DurableFiles();
        Path file = directory.resolve("a/b/c.cfg");
        files.replace(file, bytes("secret"));
        assertThat(Files.readString(file)).isEqualTo("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        files.delete(file);
        assertThat(file).doesNotExist();
        files.delete(file);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
