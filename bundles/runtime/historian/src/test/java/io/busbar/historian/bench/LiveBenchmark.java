package io.busbar.historian.bench;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ten thousand series, each with a sample a second, as batches of a hundred points: how long a second's commit takes. */
final class LiveBenchmark {

    private static final int DEVICES = 100;
    private static final int POINTS = 100;
    private static final int SECONDS = 1200;

    private final Path directory;

    LiveBenchmark(Path directory) {
        this.directory = directory;
    }

    void run(PrintStream out) throws Exception {
        try (Ours ours = new Ours()) {
            ours.open(directory, List.of(), 1000);
            List<Points> devices = devices();
            Random random = new Random(4);
            double[] millis = new double[SECONDS];
            for (int second = 0; second < SECONDS; second++) {
                List<SampleBatch> batches = new ArrayList<>();
                for (Points points : devices) {
                    double[] values = new double[POINTS];
                    Arrays.setAll(values, i -> (23_000 + i + random.nextInt(40)) / 100.0);
                    batches.add(new SampleBatch(points, Meter.START + second * 1000L, values, new byte[POINTS]));
                }
                long started = System.nanoTime();
                List<CompletableFuture<Void>> done = new ArrayList<>();
                for (SampleBatch batch : batches) {
                    done.add(ours.store().append(batch).toCompletableFuture());
                }
                CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0]))
                        .get(60, TimeUnit.SECONDS);
                millis[second] = (System.nanoTime() - started) / 1e6;
            }
            double[] steady = Arrays.copyOfRange(millis, 60, SECONDS);
            Arrays.sort(steady);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            out.printf(
                    Locale.ROOT,
                    "live 10,000 series each second, commit p50 %.1f / p99 %.1f / max %.1f ms; heap %d MB%n",
                    steady[steady.length / 2],
                    steady[steady.length * 99 / 100],
                    steady[steady.length - 1],
                    runtime.totalMemory() - runtime.freeMemory() >> 20);
        }
    }

    private static List<Points> devices() {
        List<Points> devices = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            List<Points.Point> points = new ArrayList<>();
            for (int point = 0; point < POINTS; point++) {
                points.add(new Points.Point(Integer.toString(point), Quantity.of("voltage.l1n")));
            }
            devices.add(new Points("device-" + device, points));
        }
        return devices;
    }
}
