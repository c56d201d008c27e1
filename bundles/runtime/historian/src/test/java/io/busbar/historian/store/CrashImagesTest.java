package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.query.Rollups;
import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the power after every single file operation of a run with commits, sealing, checkpoints, late samples and a change of month, loses
 * what a disk may lose, and opens what is left.
 */
class CrashImagesTest {

    private static final Logger LOG = LoggerFactory.getLogger(CrashImagesTest.class);
    private static final int SERIES = 4;
    private static final int ROUNDS = 60;

    /** What was acknowledged when so many operations had been carried out, and what had been offered by then. */
    private record Step(int operations, Map<String, Map<Long, Double>> acknowledged) {}

    /** Closed months before this one of fine series go, where months go. */
    private static final long KEPT_FROM = Instant.parse("2026-02-01T00:00:00Z").toEpochMilli();

    private static final Clock MARCH = Clock.fixed(Instant.parse("2026-03-20T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void nothingAcknowledgedIsLostAndNothingIsInvented() throws Exception {
        cutEverywhere(TestStores.settings(TestStores.DIRECTORY, 40_000), samples -> samples);
    }

    @Test
    void whileOldMonthsAreDeletedEverythingElseStays() throws Exception {
        StoreSettings settings =
                TestStores.settings(TestStores.DIRECTORY, 40_000).withRetention(1, 0, 0);
        CrashLayer end = cutEverywhere(settings, CrashImagesTest::kept);
        assertThat(end.files().keySet()).anyMatch(path -> path.toString().contains("standard/2026-01"));
        assertThat(end.files().keySet()).noneMatch(path -> path.toString().matches(".*fine/2026-01.*tab"));
    }

    /** What is left of a model where months that are over may have been deleted. */
    private static Map<String, Map<Long, Double>> kept(Map<String, Map<Long, Double>> samples) {
        Map<String, Map<Long, Double>> kept = new HashMap<>();
        samples.forEach((name, times) -> {
            TreeMap<Long, Double> left = new TreeMap<>(times);
            if (name.startsWith("fine")) {
                left.headMap(KEPT_FROM).clear();
            }
            if (!left.isEmpty()) {
                kept.put(name, left);
            }
        });
        return kept;
    }

    /** Returns the disk as it is in the end. */
    private static CrashLayer cutEverywhere(
            StoreSettings settings, UnaryOperator<Map<String, Map<Long, Double>>> certain) throws Exception {
        CrashLayer layer = new CrashLayer();
        List<Step> steps = run(layer, settings);
        int images = 0;
        boolean all = Boolean.getBoolean("long");
        Random random = new Random(3);
        int next = 0;
        for (int cut = 0; cut <= layer.operations(); cut++) {
            while (next + 1 < steps.size() && steps.get(next + 1).operations() <= cut) {
                next++;
            }
            for (Loss loss : Loss.values()) {
                if (all || loss == Loss.RANDOM || random.nextInt(3) == 0) {
                    check(layer.crash(cut, loss, cut), steps, next, certain, cut + " operations, lost " + loss);
                    images++;
                }
            }
        }
        assertThat(images).isGreaterThan(400);
        LOG.info("{} crash images, no violation", images);
        return layer;
    }

    private static List<Step> run(CrashLayer layer, StoreSettings settings) throws Exception {
        Random random = new Random(11);
        List<Step> steps = new ArrayList<>();
        Map<String, Map<Long, Double>> model = new HashMap<>();
        steps.add(new Step(0, Map.of()));
        try (Store store = TestStores.open(layer, settings, MARCH)) {
            long time = TestStores.START + 25L * 86_400_000;
            for (int round = 0; round < ROUNDS; round++) {
                List<SeriesBlock> blocks = new ArrayList<>();
                for (String name : TestStores.names(SERIES)) {
                    boolean late = random.nextInt(8) == 0;
                    long from = late ? time - random.nextInt(200) * 600_000L : time;
                    blocks.add(TestStores.block(name, from, 600_000, 40, random.nextInt(10_000)));
                }
                TestStores.append(store, blocks.toArray(new SeriesBlock[0]));
                time += 40 * 600_000L;
                model = remember(model, blocks);
                if (round == 30 || round == 50) {
                    store.closeMonths();
                }
                steps.add(new Step(layer.operations(), model));
            }
        }
        return steps;
    }

    private static Map<String, Map<Long, Double>> remember(
            Map<String, Map<Long, Double>> before, List<SeriesBlock> blocks) {
        Map<String, Map<Long, Double>> after = new HashMap<>(before);
        for (SeriesBlock block : blocks) {
            Map<Long, Double> samples = new TreeMap<>(after.getOrDefault(block.point(), Map.of()));
            for (int i = 0; i < block.times().length; i++) {
                samples.put(block.times()[i], block.values()[i]);
            }
            after.put(block.point(), samples);
        }
        return after;
    }

    private static void check(
            CrashLayer image,
            List<Step> steps,
            int acknowledged,
            UnaryOperator<Map<String, Map<Long, Double>>> kept,
            String when)
            throws IOException {
        Path directory = TestStores.DIRECTORY.resolve("segments");
        Tables tables = new Tables(image, directory);
        tables.recover();
        Catalogue catalogue = new Catalogue(new TestRules(), tables);
        Segments segments = new Segments(image, directory, new Rollups(() -> TestStores.ZONE));
        LogFiles logs = new LogFiles(image, TestStores.DIRECTORY.resolve("log"));
        SeriesNames names = new SeriesNames(image, TestStores.DIRECTORY.resolve("series.names"));
        Recovery.Outcome outcome =
                new Recovery(image, logs, names, directory, segments, catalogue, new OpenChunk.Scratch()).run();
        assertThat(outcome.problems()).as(when).isEmpty();
        assertThat(tables.damage()).as(when).isEmpty();
        // A commit is all or nothing, so the disk holds what was acknowledged, or that and the next commit.
        Map<String, Map<Long, Double>> found = new HashMap<>();
        for (String name : TestStores.names(SERIES)) {
            Map<Long, Double> samples = TestStores.samples(catalogue, name);
            if (!samples.isEmpty()) {
                found.put(name, samples);
            }
        }
        Map<String, Map<Long, Double>> certain = steps.get(acknowledged).acknowledged();
        Map<String, Map<Long, Double>> possible =
                steps.get(Math.min(acknowledged + 1, steps.size() - 1)).acknowledged();
        if (!kept.apply(found).equals(kept.apply(certain))) {
            assertThat(kept.apply(found)).as(when).isEqualTo(kept.apply(possible));
        }
        // What may be gone may still be there, but nothing that never was.
        found.forEach((name, samples) -> samples.forEach((time, value) -> assertThat(value)
                .as(when)
                .isIn(
                        certain.getOrDefault(name, Map.of()).get(time),
                        possible.getOrDefault(name, Map.of()).get(time))));
    }
}
