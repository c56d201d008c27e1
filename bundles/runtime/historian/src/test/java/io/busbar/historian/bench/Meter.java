package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.util.Random;

/** Believable measurements: integers of a meter with its scale, wandering with the load. */
final class Meter {

    static final long START = 1_735_689_600_000L;

    private final String name;
    private final Random random;
    private final double scale;
    private final double noise;
    private final boolean counter;
    private double value;

    /** The n-th series of a site: counters, powers, voltages and currents in turns. */
    Meter(int number, long step) {
        name = "meter-" + number / 4 + "/1/"
                + new String[] {"energy.active.import", "power.active.total", "voltage.l1n", "current.l1"}[number % 4];
        random = new Random(number);
        counter = number % 4 == 0;
        scale = new double[] {1, 10, 100, 1000}[number % 4];
        value = new double[] {100_000, 42_000, 23_050, 61_000}[number % 4];
        // What a load does between two samples grows with the root of the time between them.
        double pace = Math.sqrt(step / 600_000.0);
        noise = new double[] {40, 90, 45, 160}[number % 4] * pace;
    }

    String name() {
        return name;
    }

    double next() {
        if (counter) {
            value += Math.max(0, Math.rint(3 * noise + random.nextGaussian() * noise / 2));
        } else {
            value = Math.max(0, value + Math.rint(random.nextGaussian() * noise));
        }
        return value / scale;
    }

    SeriesBlock block(long from, long step, int count) {
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + i * step;
            values[i] = next();
        }
        return new SeriesBlock(name, times, values, new byte[count]);
    }
}
