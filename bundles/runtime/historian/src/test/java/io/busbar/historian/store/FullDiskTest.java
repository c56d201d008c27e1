package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.HistorianStatus.State;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real small disk (tmpfs) that fills up while samples come, and is freed. Needs the right to mount one, as root has. */
class FullDiskTest {

    private static final long STEP = 600_000;
    private static final int BLOCK = 500;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path disk;

    private final Map<Long, Double> acknowledged = new TreeMap<>();
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(mounted, "a tmpfs can be mounted by root only");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndNobodyRepairsAnything() throws Exception {
        Path other = disk.resolve("other");
        Files.write(other, new byte[2 << 20]);
        StoreSettings settings = TestStores.settings(disk.resolve("historian"), 100_000);
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            for (int time = 1; time <= 3; time++) {
                fill(store);
                assertThat(store.status().state()).isEqualTo(State.READ_ONLY);
                assertThat(store.status().problem()).contains("full");
                assertThat(TestStores.samples(store, "fine/0")).isEqualTo(acknowledged);
                // Somebody makes room, a little more each time.
                Files.write(other, new byte[(2 << 20) - time * (600 << 10)]);
                assertThat(isReadyWithin(store, 30)).as("recovers alone").isTrue();
                append(store);
                assertThat(TestStores.samples(store, "fine/0")).isEqualTo(acknowledged);
            }
            fill(store);
        }
        // It ends, and is killed in effect, on a disk that is still full: what was acknowledged is in the files all the
        // same.
        Files.delete(other);
        try (Store store = TestStores.open(FileLayer.system(), settings)) {
            assertThat(store.status().findings()).isEmpty();
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(acknowledged);
            append(store);
            assertThat(TestStores.samples(store, "fine/0")).isEqualTo(acknowledged);
        }
    }

    private void fill(Store store) throws Exception {
        for (int i = 0; i < 100_000; i++) {
            try {
                append(store);
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(ProblemException.class);
                // The store may still find room in logs that it no longer needs.
                if (!isReadyWithin(store, 5)) {
                    return;
                }
            }
        }
        throw new AssertionError("the disk never filled up");
    }

    private void append(Store store) throws Exception {
        long from = TestStores.START + acknowledged.size() * STEP;
        // No decimals, so that the bytes on the disk are many.
        double value = Math.sqrt(acknowledged.size() + 2);
        TestStores.append(store, TestStores.block("fine/0", from, STEP, BLOCK, value));
        for (int i = 0; i < BLOCK; i++) {
            acknowledged.put(from + i * STEP, value + i);
        }
    }

    private static boolean isReadyWithin(Store store, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (store.status().state() != State.READY && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return store.status().state() == State.READY;
    }
}
