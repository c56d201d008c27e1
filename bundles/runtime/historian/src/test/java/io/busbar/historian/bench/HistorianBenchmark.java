package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Prints the table of targets, with the peers in the same run. Arguments: a directory for the data, how many series, how many samples of
 * each (own store), how many of each for the peers.
 */
public final class HistorianBenchmark {

    private static final long TEN_MINUTES = 600_000;
    private static final long DAY = 86_400_000L;
    private static final int PER_COMMIT = 10_000;

    private final PrintStream out = System.out;
    private final Path directory;
    private final int series;

    private HistorianBenchmark(Path directory, int series) {
        this.directory = directory;
        this.series = series;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int series = Integer.parseInt(arguments[1]);
        HistorianBenchmark benchmark = new HistorianBenchmark(Path.of(arguments[0]), series);
        benchmark.sizes();
        benchmark.out.println("| store | k samples/s | bytes/sample | day raw p50/p99 ms | year per hour p50 ms "
                + "| 20 series x 30 d to 1000 points p50 ms | reopen ms |");
        benchmark.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        benchmark.run(new Ours(), Integer.parseInt(arguments[2]));
        int peers = Integer.parseInt(arguments[3]);
        if (peers > 0) {
            for (Contender peer : List.of(new Sqlite(), new QuestDb(), new RoundRobin(), new MapPerSample())) {
                benchmark.run(peer, peers);
            }
        }
        new LiveBenchmark(benchmark.fresh("live")).run(benchmark.out);
    }

    /** Bytes a sample by the step between samples, for the own store. */
    private void sizes() throws Exception {
        for (long step : new long[] {TEN_MINUTES, 60_000, 1000}) {
            Path place = fresh("size-" + step);
            Ours ours = new Ours();
            List<Meter> meters = meters(40, step);
            ours.open(place, names(meters), step);
            int count = 20 * 1024;
            for (int from = 0; from < count; from += 1024) {
                ours.commit(blocks(meters, from, 1024, step));
            }
            ours.store().closeMonths();
            ours.close();
            out.printf(
                    Locale.ROOT,
                    "bytes/sample at %d s: %.3f%n",
                    step / 1000,
                    bytes(place.resolve("segments")) / (double) (meters.size() * count));
        }
    }

    private void run(Contender contender, int samples) throws Exception {
        Path place = fresh("store");
        List<Meter> meters = meters(series, TEN_MINUTES);
        List<String> names = names(meters);
        contender.open(place, names, TEN_MINUTES);
        int rows = Math.max(1, PER_COMMIT / series);
        long nanos = 0;
        for (int from = 0; from < samples; from += rows) {
            List<SeriesBlock> blocks = blocks(meters, from, Math.min(rows, samples - from), TEN_MINUTES);
            long started = System.nanoTime();
            contender.commit(blocks);
            nanos += System.nanoTime() - started;
        }
        double rate = (double) series * samples / (nanos / 1e6);
        long end = Meter.START + samples * TEN_MINUTES;
        Random random = new Random(1);
        double[] day = times(300, () -> {
            long from = Meter.START + (long) (random.nextDouble() * Math.max(1, end - DAY - Meter.START));
            return contender.raw(names.get(random.nextInt(series)), from, from + DAY);
        });
        double[] year =
                times(40, () -> contender.averages(names.get(random.nextInt(series)), Meter.START, end, 3_600_000));
        double[] many = times(15, () -> {
            long points = 0;
            for (int i = 0; i < 20; i++) {
                points += contender.averages(
                        names.get((i * 7 + 1) % series), end - Math.min(30 * DAY, end - Meter.START), end, 2_592_000);
            }
            return points;
        });
        contender.close();
        long size = bytes(place);
        double reopen = Double.NaN;
        if (contender instanceof Ours ours) {
            long started = System.nanoTime();
            ours.open(place, names, TEN_MINUTES);
            reopen = (System.nanoTime() - started) / 1e6;
            out.printf(Locale.ROOT, "last value: %.2f us%n", last(ours, names));
            ours.close();
        }
        out.printf(
                Locale.ROOT,
                "| %s (%d samples each) | %.0f | %.2f | %.3f / %.3f | %.3f | %.2f | %.0f |%n",
                contender.name(),
                samples,
                rate,
                size / ((double) series * samples),
                day[day.length / 2],
                day[day.length * 99 / 100],
                year[year.length / 2],
                many[many.length / 2],
                reopen);
        delete(place);
    }

    private static double last(Ours ours, List<String> names) throws IOException {
        int rounds = 200_000;
        double sum = 0;
        long started = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            sum += ours.last(names.get(i % names.size()));
        }
        double micros = (System.nanoTime() - started) / 1e3 / rounds;
        return Double.isNaN(sum) ? Double.NaN : micros;
    }

    /** A question to be timed. */
    private interface Question {
        long ask() throws Exception;
    }

    /** Milliseconds of each round after some to warm up, ascending. */
    private static double[] times(int rounds, Question question) throws Exception {
        for (int i = 0; i < Math.max(3, rounds / 3); i++) {
            question.ask();
        }
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long started = System.nanoTime();
            if (question.ask() == 0) {
                throw new IllegalStateException("nothing was found");
            }
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static List<Meter> meters(int count, long step) {
        List<Meter> meters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            meters.add(new Meter(i, step));
        }
        return meters;
    }

    private static List<String> names(List<Meter> meters) {
        return meters.stream().map(Meter::name).toList();
    }

    private static List<SeriesBlock> blocks(List<Meter> meters, int from, int count, long step) {
        List<SeriesBlock> blocks = new ArrayList<>(meters.size());
        for (Meter meter : meters) {
            blocks.add(meter.block(Meter.START + from * step, step, count));
        }
        return blocks;
    }

    private Path fresh(String name) throws IOException {
        Path place = directory.resolve(name);
        delete(place);
        return Files.createDirectories(place);
    }

    private static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> paths = Files.walk(place)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static long bytes(Path place) throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            // Log files hold what is in the segments as well, and the reserve holds nothing.
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".wal") && !path.endsWith("reserve"))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
