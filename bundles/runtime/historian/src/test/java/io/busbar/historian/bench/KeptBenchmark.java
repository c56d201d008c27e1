package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What closed months take with everything in their files, and how long the year of a site's loads takes by days. */
final class KeptBenchmark {

    private static final long DAY = 86_400_000L;
    private static final int BATCH = 5040;

    private final Path directory;

    KeptBenchmark(Path directory) {
        this.directory = directory;
    }

    /** Bytes a sample with tables, rollups and checkpoint. */
    void sizes() throws Exception {
        size(600_000, 40, 52_560, "at most 1.15, aim 1.0");
        size(60_000, 40, 44_640, "at most 0.85, aim 0.75");
        size(1000, 8, 172_800, "at most 0.62, aim 0.5");
    }

    private void size(long step, int series, int samples, String limit) throws Exception {
        Path place = Places.fresh(directory, "kept");
        try (Ours ours = fill(place, step, series, samples)) {
            ours.store().closeMonths();
        }
        double bytes = Places.bytes(place.resolve("segments")) / ((double) series * samples);
        Figures.ours(
                "bytes a sample at " + step / 1000 + " s, files of closed months with rollups", bytes, "bytes", limit);
        Places.delete(place);
    }

    private static Ours fill(Path place, long step, int series, int samples) throws Exception {
        Ours ours = new Ours();
        List<Meter> meters = StoreRun.meters(series, step);
        ours.open(place, List.of(), step);
        for (int from = 0; from < samples; from += BATCH) {
            List<SeriesBlock> blocks = new ArrayList<>();
            for (Meter meter : meters) {
                blocks.add(meter.block(Meter.START + from * step, step, Math.min(BATCH, samples - from)));
            }
            ours.commit(blocks);
        }
        return ours;
    }

    /** A year of one-minute values of so many loads, by days, all loads of one picture. */
    void loads(int loads, int shown) throws Exception {
        Path place = Places.fresh(directory, "loads");
        int samples = 525_600;
        try (Ours ours = fill(place, 60_000, loads, samples)) {
            ours.store().closeMonths();
            List<String> names =
                    StoreRun.meters(shown, 60_000).stream().map(Meter::name).toList();
            Figures.Times times = Figures.times(15, () -> {
                long days = 0;
                for (String name : names) {
                    days += ours.days(name, Meter.START, Meter.START + 365 * DAY);
                }
                return days;
            });
            String million = String.format(Locale.ROOT, "%.1f million samples", loads * samples / 1e6);
            times.say(
                    "year by days of " + shown + " loads at 1 minute, " + million,
                    Figures.OURS,
                    "at most 100 over REST");
        }
        Places.delete(place);
    }
}
