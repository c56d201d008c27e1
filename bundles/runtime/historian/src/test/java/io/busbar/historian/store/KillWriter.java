package io.busbar.historian.store;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.storage.FileLayer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rounds until it is killed; says the number of each round once it is durable. Meanwhile months are closed, logs are long for a
 * moment only, and now and then what was written before is written again.
 */
final class KillWriter {

    static final int SERIES = 6;
    static final int SAMPLES = 20;
    static final long STEP = 600_000;

    private static final long LATE = 30;

    private KillWriter() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        List<String> names = TestStores.names(SERIES);
        try (Store store = TestStores.open(FileLayer.system(), TestStores.settings(Path.of(arguments[0]), 30_000))) {
            long round = TestStores.samples(store, names.get(0)).size() / SAMPLES;
            out.println(round);
            closeMonths(store);
            while (true) {
                List<SeriesBlock> blocks = new ArrayList<>();
                long from = TestStores.START + round * SAMPLES * STEP;
                for (String name : names) {
                    blocks.add(TestStores.block(name, from, STEP, SAMPLES, (double) round * SAMPLES));
                }
                if (round % 5 == 4) {
                    // Late, but nothing new: the later write of the same must neither be lost nor count twice.
                    long again = Math.max(0, round - LATE) * SAMPLES;
                    blocks.add(TestStores.block(
                            names.get(1), TestStores.START + again * STEP, STEP, SAMPLES, (double) again));
                }
                TestStores.append(store, blocks.toArray(new SeriesBlock[0]));
                out.println(++round);
            }
        }
    }

    private static void closeMonths(Store store) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            store.closeMonths();
                            Thread.sleep(20);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "closer");
        thread.setDaemon(true);
        thread.start();
    }
}
