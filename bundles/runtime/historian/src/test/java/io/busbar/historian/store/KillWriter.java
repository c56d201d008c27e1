package io.busbar.historian.store;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.storage.FileLayer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes rounds until it is killed; says the number of each round once it is durable. */
final class KillWriter {

    static final int SERIES = 6;
    static final int SAMPLES = 20;
    static final long STEP = 600_000;

    private KillWriter() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        List<String> names = TestStores.names(SERIES);
        try (Store store = TestStores.open(FileLayer.system(), TestStores.settings(Path.of(arguments[0]), 30_000))) {
            long round = TestStores.samples(store, names.get(0)).size() / SAMPLES;
            out.println(round);
            while (true) {
                List<SeriesBlock> blocks = new ArrayList<>();
                long from = TestStores.START + round * SAMPLES * STEP;
                for (String name : names) {
                    blocks.add(TestStores.block(name, from, STEP, SAMPLES, (double) round * SAMPLES));
                }
                TestStores.append(store, blocks.toArray(new SeriesBlock[0]));
                out.println(++round);
            }
        }
    }
}
