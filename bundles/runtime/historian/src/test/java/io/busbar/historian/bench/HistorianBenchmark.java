package io.busbar.historian.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Says every figure of the store that there is a limit for, with the peers in the same run. Arguments: a directory for the data, and {@code
 * --quick} for a run of two minutes instead of six. What writes for long has so many seconds and no more, so that the run ends on a busy
 * machine as well. Peers get fewer samples, and are asked over the range that they could write, which flatters them.
 */
public final class HistorianBenchmark {

    private HistorianBenchmark() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        boolean quick = Arrays.asList(arguments).contains("--quick");
        long started = System.nanoTime();
        new CodecBenchmark().run();
        KeptBenchmark kept = new KeptBenchmark(directory);
        kept.sizes();
        StoreRun run = new StoreRun(directory, 100);
        run.run(new Ours(), 52_560, 60);
        for (Contender peer : List.of(new Sqlite(), new QuestDb(), new RoundRobin(), new MapPerSample())) {
            run.run(peer, quick ? 600 : 3000, quick ? 10 : 25);
        }
        kept.loads(quick ? 12 : 58, quick ? 10 : 50);
        new LiveBenchmark(directory).run(quick ? 200 : 660);
        new ReopenBenchmark(directory).run(quick ? 1000 : 10_000, quick ? 15 : 150);
        Figures.ours("the benchmark itself", (System.nanoTime() - started) / 60e9, "min", quick ? "" : "about 6");
    }
}
