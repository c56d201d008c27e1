package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process writes ten-minute values of many series for a year, or as long as it may; it is killed, and the store opened again. */
final class ReopenBenchmark {

    private static final long STEP = 600_000;
    private static final int ROWS = 144;
    private static final int DAYS = 365;

    /** Series that measure for themselves; the others have the values of one of them, as inventing values would take longest of all. */
    private static final int MEASURED = 400;

    private static final int PER_COMMIT = 1000;

    private final Path directory;

    ReopenBenchmark(Path directory) {
        this.directory = directory;
    }

    void run(int series, int seconds) throws Exception {
        Path place = Places.fresh(directory, "year");
        long days = write(place, series, seconds);
        Ours ours = new Ours();
        long started = System.nanoTime();
        long onCore = Figures.ofThread();
        ours.open(place, List.of(), STEP);
        onCore = Figures.ofThread() - onCore;
        double opened = (System.nanoTime() - started) / 1e9;
        int found = ours.store().catalogue().all().size();
        if (found != series) {
            throw new IllegalStateException(found + " of " + series + " series were found again");
        }
        String measure = "reopening after kill -9, " + series + " series of " + days + " days";
        Figures.ours(measure, opened, "s", "at most 3, aim 1");
        Figures.ours(measure + ", on a core", onCore / 1e9, "s", "at most 3, aim 1");
        ours.close();
        Places.delete(place);
    }

    private static long write(Path place, int series, int seconds) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReopenBenchmark.class.getName(),
                        place.toString(),
                        Integer.toString(series),
                        Integer.toString(seconds))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String days = said.readLine();
            process.toHandle().destroyForcibly();
            process.waitFor();
            if (days == null) {
                throw new IllegalStateException("the writer ended early");
            }
            return Long.parseLong(days);
        }
    }

    /** The process that is killed: says how many days it wrote, and waits. */
    public static void main(String[] arguments) throws Exception {
        int series = Integer.parseInt(arguments[1]);
        long deadline = System.nanoTime() + Integer.parseInt(arguments[2]) * 1_000_000_000L;
        Ours ours = new Ours();
        List<Meter> meters = StoreRun.meters(Math.min(series, MEASURED), STEP);
        ours.open(Path.of(arguments[0]), List.of(), STEP);
        int day = 0;
        while (day < DAYS && System.nanoTime() < deadline) {
            long from = Meter.START + (long) day * ROWS * STEP;
            List<SeriesBlock> values =
                    meters.stream().map(meter -> meter.block(from, STEP, ROWS)).toList();
            for (int first = 0; first < series; first += PER_COMMIT) {
                List<SeriesBlock> blocks = new ArrayList<>();
                for (int i = first; i < Math.min(series, first + PER_COMMIT); i++) {
                    SeriesBlock like = values.get(i % values.size());
                    blocks.add(new SeriesBlock(
                            "copy-" + i / values.size() + "/" + like.point(),
                            like.times(),
                            like.values(),
                            like.qualities()));
                }
                ours.commit(blocks);
            }
            day++;
        }
        System.out.println(day);
        Thread.sleep(Long.MAX_VALUE);
    }
}
