package io.busbar.registers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.SiteMaps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteMapDirectoryTest {

    private final Path directory;
    private final Semaphore changes = new Semaphore(0);

    SiteMapDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void filesThatAppearChangeAndGoAreNoticed() throws Exception {
        Path maps = directory.resolve("maps");
        SiteMapDirectory site = new SiteMapDirectory(maps, 20);
        try {
            assertThat(site.files()).as("the directory need not exist").isEmpty();
            site.onChange(changes::release);
            Files.createDirectories(maps);
            replace(maps.resolve("acme.map"), "map acme");
            awaitChange();
            assertThat(site.files()).containsExactly(new MapSource("acme.map", "map acme"));
            replace(maps.resolve("acme.map"), "map acmf");
            awaitChange();
            assertThat(site.files()).containsExactly(new MapSource("acme.map", "map acmf"));
            Files.delete(maps.resolve("acme.map"));
            awaitChange();
            assertThat(site.files()).isEmpty();
        } finally {
            site.close();
        }
    }

    @Test
    void whatIsNoMapIsLeftAloneAndWhatCannotBeReadIsReported() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "not a map");
        Files.write(directory.resolve("latin.map"), "title été".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(directory.resolve("huge.map"), new byte[1_000_001]);
        Files.writeString(directory.resolve("good.map"), "map good");
        SiteMapDirectory site = new SiteMapDirectory(directory, 60_000);
        site.close();
        assertThat(site.files()).extracting(MapSource::file).containsExactly("good.map");
        assertThat(site.problems())
                .extracting(MapProblem::toString)
                .containsExactly(
                        "huge.map: The file is larger than 1000 kB, which no map is. Move it elsewhere.",
                        "latin.map: The file is not UTF-8 text. Save it as UTF-8.");
    }

    @Test
    void aListenerThatFailsKeepsNobodyElseFromKnowing() throws Exception {
        SiteMapDirectory site = new SiteMapDirectory(directory, 20);
        try {
            site.onChange(() -> {
                throw new IllegalStateException("a driver's mistake");
            });
            site.onChange(changes::release);
            SiteMaps.Subscription ended = site.onChange(() -> changes.release(1000));
            ended.close();
            replace(directory.resolve("a.map"), "map a");
            awaitChange();
            replace(directory.resolve("b.map"), "map b");
            awaitChange();
            assertThat(changes.availablePermits()).isZero();
        } finally {
            site.close();
        }
    }

    /** As an editor does it: a new file in the place of the old one, so that a look never sees half of it. */
    private void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(directory.resolve("new.tmp"), text);
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitChange() throws InterruptedException {
        assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
}
