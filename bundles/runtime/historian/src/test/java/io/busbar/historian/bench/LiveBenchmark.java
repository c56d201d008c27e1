package io.busbar.historian.bench;

import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ten thousand series, each with a sample a second, as batches of a hundred points: how long a second's commit takes, ten times as fast as
 * in life. In turns with it the same bytes are written to a file and forced to the disk by nothing but that, which is the floor.
 */
final class LiveBenchmark {

    private static final int DEVICES = 100;
    private static final int POINTS = 100;
    private static final long PACE_MILLIS = 100;
    private static final int WARM_UP = 60;

    /** A sample takes its eight bytes, its quality and its number in the log. */
    private static final int LOGGED = DEVICES * POINTS * 11;

    private final Path directory;

    LiveBenchmark(Path directory) {
        this.directory = directory;
    }

    void run(int seconds) throws Exception {
        Path place = Places.fresh(directory, "live");
        double[] millis = new double[seconds];
        double[] floor = new double[seconds];
        try (Ours ours = new Ours();
                FileChannel file = FileChannel.open(
                        directory.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ours.open(place, List.of(), 1000);
            List<Points> devices = devices();
            Random random = new Random(4);
            long onCore = 0;
            ByteBuffer bytes = ByteBuffer.allocateDirect(LOGGED);
            for (int second = 0; second < seconds; second++) {
                long began = System.nanoTime();
                if (second == WARM_UP) {
                    onCore = ofCommits();
                }
                List<SampleBatch> batches = batches(devices, random, second);
                long started = System.nanoTime();
                List<CompletableFuture<Void>> done = new ArrayList<>();
                for (SampleBatch batch : batches) {
                    done.add(ours.store().append(batch).toCompletableFuture());
                }
                CompletableFuture.allOf(done.toArray(new CompletableFuture<?>[0]))
                        .get(60, TimeUnit.SECONDS);
                millis[second] = (System.nanoTime() - started) / 1e6;
                started = System.nanoTime();
                file.write(bytes.clear(), (long) second * LOGGED);
                file.force(true);
                floor[second] = (System.nanoTime() - started) / 1e6;
                Thread.sleep(Math.max(0, PACE_MILLIS - (System.nanoTime() - began) / 1_000_000));
            }
            Figures.ours(
                    "10,000 series a second, mean of a commit on its core",
                    (ofCommits() - onCore) / 1e6 / (seconds - WARM_UP),
                    "ms",
                    "at most 2, aim 1");
            say("busbar", Arrays.copyOfRange(millis, WARM_UP, seconds));
            say("write and force alone", Arrays.copyOfRange(floor, WARM_UP, seconds));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            double heap = (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
            Figures.ours("heap with 10,000 series live", heap, "MB", "at most 160, aim 64");
        }
        Places.delete(place);
        Places.delete(directory.resolve("floor"));
    }

    /** Nanoseconds that the committing thread has had on a core. */
    private static long ofCommits() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals("historian-commit")) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        throw new IllegalStateException("nobody commits");
    }

    private static void say(String contender, double[] millis) {
        Figures.say("10,000 series a second, commit p50", contender, Figures.median(millis), "ms", "at most 2, aim 1");
        Figures.say(
                "10,000 series a second, commit p99", contender, Figures.at(millis, 0.99), "ms", "at most 20, aim 5");
        Figures.say(
                "10,000 series a second, commit max", contender, Figures.at(millis, 1), "ms", "at most 100, aim 20");
    }

    private static List<SampleBatch> batches(List<Points> devices, Random random, int second) {
        List<SampleBatch> batches = new ArrayList<>();
        for (Points points : devices) {
            double[] values = new double[POINTS];
            Arrays.setAll(values, i -> (23_000 + i + random.nextInt(40)) / 100.0);
            batches.add(new SampleBatch(points, Meter.START + second * 1000L, values, new byte[POINTS]));
        }
        return batches;
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
