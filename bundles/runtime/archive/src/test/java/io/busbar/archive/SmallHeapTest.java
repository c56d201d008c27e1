package io.busbar.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryArchive.Selection;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.SeriesBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Millions of samples go through a heap that could not hold a tenth of them. */
class SmallHeapTest {

    private static final int SAMPLES = 4_000_000;

    /** As many samples as are wanted, made when they are asked for; takes any number and keeps none. */
    private static final class Endless extends NoQueries {
        long taken;

        @Override
        public void raw(String point, Instant from, Instant to, SampleVisitor visitor) {
            for (int i = 0; !point.contains("#") && i < SAMPLES; i++) {
                if (!visitor.visit(i * 1000L, i % 9973 / 10.0, Quality.GOOD)) {
                    return;
                }
            }
        }

        @Override
        public CompletionStage<Void> append(List<SeriesBlock> blocks) {
            blocks.forEach(block -> taken += block.times().length);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Set<String> points(String prefix) {
            return Set.of("u30-9/-/voltage.l1n");
        }
    }

    /** Exports and imports at once; what has a small heap. */
    public static void main(String[] arguments) throws Exception {
        Endless history = new Endless();
        ArchiveFiles archive = new ArchiveFiles(history);
        for (Format format : Format.values()) {
            history.taken = 0;
            PipedOutputStream out = new PipedOutputStream();
            PipedInputStream in = new PipedInputStream(out, 1 << 16);
            Thread exporter = new Thread(() -> export(archive, format, out));
            exporter.start();
            Outcome outcome = archive.read(format, in, (done, all) -> true);
            exporter.join();
            System.out.println(format + " " + outcome.samples() + " " + history.taken);
        }
    }

    private static void export(ArchiveFiles archive, Format format, OutputStream out) {
        try (out) {
            archive.write(new Selection(Set.of(), Instant.EPOCH, Instant.MAX), format, out, (done, all) -> true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void sec24millionsOfSamplesNeedNoMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = process.getInputStream()) {
            assertThat(new String(said.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line ->
                                    line.startsWith("CSV") || line.startsWith("PARQUET") || line.contains("Error")))
                    .containsExactly("CSV " + SAMPLES + " " + SAMPLES, "PARQUET " + SAMPLES + " " + SAMPLES);
        }
        assertThat(process.waitFor()).isZero();
    }
}
