package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.history.HistorianStatus.State;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.crash.CrashLayer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Damaged files at boot, a full disk, and a disk that fails. */
class DamageTest {

    private static final int PAGE = 4096;
    private static final long STEP = 600_000;

    @Test
    void anyFileMayBeDamagedAndTheHistoryOpens() throws Exception {
        Map<Path, byte[]> files = filled();
        for (String kind : new String[] {".checkpoint", ".wal", ".seg", ".tab", "series.names"}) {
            assertThat(files.keySet()).anyMatch(path -> path.toString().endsWith(kind));
        }
        int tried = 0;
        for (Path path : files.keySet()) {
            if (path.endsWith("reserve")) {
                continue;
            }
            byte[] sound = Objects.requireNonNull(files.get(path));
            opens(files, path, new byte[0]);
            opens(files, path, Arrays.copyOf(sound, sound.length / 2));
            for (int page = 0; page < sound.length; page += PAGE) {
                byte[] flipped = sound.clone();
                for (int bit = 0; bit < 5; bit++) {
                    flipped[Math.min(sound.length - 1, page + 31 + bit * 700)] ^= 0x40;
                }
                opens(files, path, flipped);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    private static void opens(Map<Path, byte[]> files, Path path, byte[] damaged) throws Exception {
        Map<Path, byte[]> disk = new HashMap<>(files);
        disk.put(path, damaged);
        CrashLayer layer = new CrashLayer(disk);
        try (Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 60_000))) {
            assertThat(store.status().state()).as("%s damaged", path).isEqualTo(State.READY);
            Map<Long, Double> found = TestStores.samples(store, "fine/0");
            found.forEach((time, value) -> assertThat(value).isEqualTo((double) (time - TestStores.START) / STEP));
            // A log that was cut looks like one whose last commit never happened; everything else must be reported.
            if (found.size() < 6000 && !path.toString().endsWith(".wal")) {
                assertThat(store.status().findings()).as("%s damaged", path).isNotEmpty();
            }
            // Whatever was lost, at least the other resolution's file is as it was.
            if (path.toString().contains("/fine/")) {
                assertThat(TestStores.samples(store, "standard/1")).hasSize(6000);
            }
            TestStores.append(store, TestStores.block("fine/0", TestStores.START + 9000 * STEP, STEP, 5, 9000));
            assertThat(TestStores.samples(store, "fine/0")).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    private static Map<Path, byte[]> filled() throws Exception {
        CrashLayer layer = new CrashLayer();
        Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 60_000));
        for (int i = 0; i < 60; i++) {
            long from = TestStores.START + i * 100L * STEP;
            TestStores.append(
                    store,
                    TestStores.block("fine/0", from, STEP, 100, i * 100.0),
                    TestStores.block("standard/1", from, STEP, 100, i * 100.0));
            if (i == 40) {
                store.checkpoint();
            } else if (i == 50) {
                store.closeMonths();
            }
        }
        Map<Path, byte[]> files = layer.files();
        store.close();
        return files;
    }

    @Test
    void aFullDiskStopsNothingButStoringAndItRecoversAlone() throws Exception {
        CrashLayer layer = new CrashLayer();
        layer.setCapacity(1 << 20);
        try (Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 100_000))) {
            int stored = fill(store);
            assertThat(stored).isGreaterThan(1000);
            assertThat(store.status().state()).isEqualTo(State.READ_ONLY);
            assertThat(TestStores.samples(store, "fine/0")).hasSize(stored);
            layer.setCapacity(8 << 20);
            awaitReady(store);
            TestStores.append(store, TestStores.block("fine/0", TestStores.START - STEP, STEP, 1, -1));
            assertThat(TestStores.samples(store, "fine/0")).hasSize(stored + 1);
        }
        try (Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 100_000))) {
            assertThat(store.status().findings()).isEmpty();
            assertThat(TestStores.samples(store, "fine/0")).containsEntry(TestStores.START - STEP, -1.0);
        }
    }

    private static int fill(Store store) throws Exception {
        int stored = 0;
        Random random = new Random(9);
        for (int i = 0; i < 10_000; i++) {
            try {
                SeriesBlock block = TestStores.block("fine/0", TestStores.START + stored * STEP, STEP, 200, 0);
                Arrays.setAll(block.values(), k -> random.nextDouble());
                TestStores.append(store, block);
                stored += 200;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(ProblemException.class);
                return stored;
            }
        }
        throw new AssertionError("the disk never filled up");
    }

    private static void awaitReady(Store store) throws InterruptedException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (store.status().state() != State.READY) {
            assertThat(System.nanoTime()).as("recovers in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void aFailedForceIsNotAcknowledgedAndNothingIsTakenAfterIt() throws Exception {
        CrashLayer layer = new CrashLayer();
        Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 100_000));
        TestStores.append(store, TestStores.block("fine/0", TestStores.START, STEP, 3, 0));
        layer.failForce("Input/output error");
        assertThatThrownBy(() ->
                        TestStores.append(store, TestStores.block("fine/0", TestStores.START + 3 * STEP, STEP, 3, 3)))
                .hasMessageContaining("Input/output error");
        layer.failForce(null);
        assertThat(store.status().state()).isEqualTo(State.READ_ONLY);
        assertThatThrownBy(() ->
                        TestStores.append(store, TestStores.block("fine/0", TestStores.START + 3 * STEP, STEP, 3, 3)))
                .hasCauseInstanceOf(ProblemException.class);
        assertThat(TestStores.samples(store, "fine/0")).hasSize(3);
        store.close();
        try (Store again = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 100_000))) {
            assertThat(TestStores.samples(again, "fine/0")).hasSizeGreaterThanOrEqualTo(3);
        }
    }
}
