package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.historian.query.HistoryQuery;
import io.busbar.storage.FileLayer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills a writing process at random and opens what it left: 20 times, 500 times with {@code -Dlong=true}. */
class KillTest {

    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
        int kills = Boolean.getBoolean("long") ? 500 : 20;
        Random random = new Random(42);
        long acknowledged = 0;
        for (int kill = 0; kill < kills; kill++) {
            acknowledged = Math.max(acknowledged, writeAndKill(20 + random.nextInt(300)));
            acknowledged = verify(acknowledged, kill);
            if (kill % 50 == 49) {
                LOG.info("{} kills, {} rounds acknowledged, none lost", kill + 1, acknowledged);
            }
        }
        assertThat(acknowledged).isGreaterThan(kills);
    }

    /** What the last writer said beside its answers. */
    private Path said() {
        return directory.resolve("said");
    }

    /** Returns how many rounds the process has said are durable. */
    private long writeAndKill(int millis) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillWriter.class.getName(),
                        directory.toString())
                .redirectError(said().toFile())
                .start();
        long last = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String first = said.readLine();
            if (first == null) {
                throw new AssertionError("the writer did not open the store: " + Files.readString(said()));
            }
            last = Long.parseLong(first);
            Thread.sleep(millis);
            // By its handle: Process.destroyForcibly would also close the stream that is still to be read.
            process.toHandle().destroyForcibly();
            List<String> rest = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                rest.add(line);
            }
            // The last line may have been cut by the kill.
            for (String line : rest.subList(0, Math.max(0, rest.size() - 1))) {
                last = Long.parseLong(line);
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return last;
    }

    private long verify(long acknowledged, int kill) throws Exception {
        try (Store store = TestStores.open(FileLayer.system(), TestStores.settings(directory, 1 << 20))) {
            assertThat(store.status().findings()).as("kill %d", kill).isEmpty();
            long rounds = -1;
            for (String name : TestStores.names(KillWriter.SERIES)) {
                long complete = count(store, name) / KillWriter.SAMPLES;
                assertThat(complete).as("kill %d, %s", kill, name).isGreaterThanOrEqualTo(acknowledged);
                rounds = rounds < 0 ? complete : Math.min(rounds, complete);
            }
            return rounds;
        }
    }

    /** Counts samples, each of which must be the one that was written as the n-th. */
    private static long count(Store store, String name) throws IOException {
        Series series = store.catalogue().find(name);
        long[] count = new long[1];
        if (series != null) {
            new HistoryQuery(series).raw(0, Long.MAX_VALUE / 2, (time, value, quality) -> {
                if (time != TestStores.START + count[0] * KillWriter.STEP || value != count[0]) {
                    throw new AssertionError(name + " has " + value + " as its sample " + count[0]);
                }
                count[0]++;
                return true;
            });
        }
        assertThat(count[0] % KillWriter.SAMPLES).isZero();
        return count[0];
    }
}
