package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The same data into a store and the same questions to it, ten-minute values in commits of ten thousand. */
final class StoreRun {

    private static final long STEP = 600_000;
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000;
    private static final int PER_COMMIT = 10_000;

    private final Path directory;
    private final int series;

    StoreRun(Path directory, int series) {
        this.directory = directory;
        this.series = series;
    }

    /** Runs a store with so many samples of each series, or as many as it can write in so many seconds. */
    void run(Contender contender, int samples, int seconds) throws Exception {
        Path place = Places.fresh(directory, "store");
        List<Meter> meters = meters(series, STEP);
        List<String> names = meters.stream().map(Meter::name).toList();
        contender.open(place, names, STEP);
        Written written = write(contender, meters, samples, seconds);
        String name =
                contender instanceof Ours ? contender.name() : contender.name() + ", " + written.samples + " each";
        String limit = "at least 4000, aim 8000";
        Figures.say("durable ingest, median commit", name, Figures.median(written.rates), "k/s", limit);
        Figures.say("durable ingest, whole run", name, harmonicMean(written.rates), "k/s", "");
        // Of single commits that time is too coarse to tell.
        Figures.say("durable ingest, whole run on its cores", name, harmonicMean(written.onCores), "k/s", limit);
        if (contender instanceof Ours ours) {
            ours.store().closeMonths();
        }
        ask(contender, name, names, written.samples);
        contender.close();
        double bytes = Places.bytes(place) / ((double) series * written.samples);
        Figures.say("bytes a sample on disk", name, bytes, "bytes", "");
        Places.delete(place);
    }

    private int rows() {
        return Math.max(1, PER_COMMIT / series);
    }

    /**
     * What a store was given.
     *
     * @param samples of each series
     * @param rates thousand samples a second of each commit, by the clock
     * @param onCores the same by the time that the process had on cores
     */
    private record Written(int samples, double[] rates, double[] onCores) {}

    private Written write(Contender contender, List<Meter> meters, int samples, int seconds) throws Exception {
        double[] rates = new double[(samples + rows() - 1) / rows()];
        double[] onCores = new double[rates.length];
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        int commits = 0;
        int done = 0;
        while (done < samples && (commits < 2 || System.nanoTime() < deadline)) {
            int count = Math.min(rows(), samples - done);
            List<SeriesBlock> blocks = new ArrayList<>(meters.size());
            for (Meter meter : meters) {
                blocks.add(meter.block(Meter.START + done * STEP, STEP, count));
            }
            long busy = Figures.ofProcess();
            long started = System.nanoTime();
            contender.commit(blocks);
            double thousand = meters.size() * count / 1e3;
            rates[commits] = thousand * 1e9 / (System.nanoTime() - started);
            onCores[commits++] = thousand * 1e9 / Math.max(1, Figures.ofProcess() - busy);
            done += count;
        }
        return new Written(done, Arrays.copyOf(rates, commits), Arrays.copyOf(onCores, commits));
    }

    private static double harmonicMean(double[] rates) {
        double sum = 0;
        for (double rate : rates) {
            sum += 1 / rate;
        }
        return rates.length / sum;
    }

    private void ask(Contender contender, String name, List<String> names, int samples) throws Exception {
        long end = Meter.START + samples * STEP;
        Random random = new Random(1);
        if (contender instanceof Ours ours) {
            last(ours, names);
        }
        Figures.Times day = Figures.times(300, () -> {
            long from = Meter.START + (long) (random.nextDouble() * Math.max(1, end - DAY - Meter.START));
            return contender.raw(names.get(random.nextInt(series)), from, from + DAY);
        });
        day.say("a day raw", name, "");
        Figures.say("a day raw, p99", name, Figures.at(day.wall(), 0.99), "ms", "at most 1, aim 0.1");
        Figures.say("a day raw, p99 on a core", name, Figures.at(day.core(), 0.99), "ms", "at most 1, aim 0.1");
        long year = Math.max(Meter.START, end - 365 * DAY);
        Figures.Times hours =
                Figures.times(40, () -> contender.averages(names.get(random.nextInt(series)), year, end, HOUR));
        hours.say("a year by hours", name, "at most 0.8, aim 0.25");
        long month = Math.max(Meter.START, end - 30 * DAY);
        Figures.Times many = Figures.times(20, () -> {
            long points = 0;
            for (int i = 0; i < 20; i++) {
                points += contender.averages(names.get((i * 7 + 1) % series), month, end, 2_592_000);
            }
            return points;
        });
        many.say("20 series of 30 days to 1000 points", name, "at most 2.6, aim 1");
    }

    private static void last(Ours ours, List<String> names) throws Exception {
        int rounds = 10_000;
        Figures.Times times = Figures.times(30, () -> {
            double sum = 0;
            for (int i = 0; i < rounds; i++) {
                sum += ours.last(names.get(i % names.size()));
            }
            return Double.isNaN(sum) ? 0 : rounds;
        });
        String limit = "at most 5, aim 1";
        Figures.ours("last value, p50", Figures.median(times.wall()) * 1000 / rounds, "µs", limit);
        Figures.ours("last value, p50 on a core", Figures.median(times.core()) * 1000 / rounds, "µs", limit);
    }

    static List<Meter> meters(int count, long step) {
        List<Meter> meters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            meters.add(new Meter(i, step));
        }
        return meters;
    }
}
