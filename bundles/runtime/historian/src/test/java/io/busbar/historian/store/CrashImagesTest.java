package io.busbar.historian.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.query.Rollups;
import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power after every single file operation of a run with commits, sealing, checkpoints, late samples and a change of month, loses
 * what a disk may lose, and opens what is left.
 */
class CrashImagesTest {

    private static final int SERIES = 4;
    private static final int ROUNDS = 60;

    /** What was acknowledged when so many operations had been carried out, and what had been offered by then. */
    private record Step(int operations, Map<String, Map<Long, Double>> acknowledged) {}

    @Test
    void nothingAcknowledgedIsLostAndNothingIsInvented() throws Exception {
        CrashLayer layer = new CrashLayer();
        List<Step> steps = run(layer);
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
                    check(layer.crash(cut, loss, cut), steps, next, cut + " operations, lost " + loss);
                    images++;
                }
            }
        }
        assertThat(images).isGreaterThan(400);
    }

    private static List<Step> run(CrashLayer layer) throws Exception {
        Random random = new Random(11);
        List<Step> steps = new ArrayList<>();
        Map<String, Map<Long, Double>> model = new HashMap<>();
        steps.add(new Step(0, Map.of()));
        try (Store store = TestStores.open(layer, TestStores.settings(TestStores.DIRECTORY, 40_000))) {
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

    private static void check(CrashLayer image, List<Step> steps, int acknowledged, String when) throws IOException {
        Path directory = TestStores.DIRECTORY.resolve("segments");
        Tables tables = new Tables(image, directory);
        tables.recover();
        Catalogue catalogue = new Catalogue(new TestRules(), tables);
        Segments segments = new Segments(image, directory, new Rollups());
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
        if (!found.equals(certain)) {
            assertThat(found).as(when).isEqualTo(possible);
        }
    }
}
