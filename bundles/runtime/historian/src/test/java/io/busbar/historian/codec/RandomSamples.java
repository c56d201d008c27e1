package io.busbar.historian.codec;

import io.busbar.driver.Quality;
import java.util.Random;

/** Samples of every sort that a meter, a faulty driver or an import may bring. */
final class RandomSamples {

    private static final double[] ODD = {
        Double.NaN,
        Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
        Double.longBitsToDouble(0xfff8_0000_0000_00ffL),
        -0.0,
        0.0,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE
    };

    private RandomSamples() {}

    static Samples of(Random random, int count) {
        Samples samples = new Samples(count);
        long time = random.nextInt(4) == 0 ? random.nextLong() >> 2 : 1_700_000_000_000L;
        long step = 1L + random.nextInt(700_000);
        boolean regular = random.nextBoolean();
        int shape = random.nextInt(8);
        int decimals = random.nextInt(5);
        double value = random.nextInt(100_000);
        byte quality = 0;
        for (int i = 0; i < count; i++) {
            time += regular && random.nextInt(200) > 0 ? step : 1L + random.nextInt(1_000_000);
            value = next(random, shape, decimals, value);
            if (random.nextInt(50) == 0) {
                quality = (byte) random.nextInt(Quality.values().length);
            }
            boolean none = shape != 0 && quality == Quality.COMM_FAULT.ordinal();
            samples.add(time, none ? Double.NaN : value, quality);
        }
        return samples;
    }

    private static double next(Random random, int shape, int decimals, double value) {
        double power = Math.pow(10, decimals);
        return switch (shape) {
            case 0 ->
                random.nextInt(10) == 0 ? ODD[random.nextInt(ODD.length)] : Double.longBitsToDouble(random.nextLong());
            case 1 -> Math.rint((value + random.nextGaussian() * 5) * power) / power;
            case 2 -> value + random.nextInt(2000);
            case 3 -> Math.rint(value + random.nextInt(50)) * 0.001;
            case 4 -> (float) (Math.rint((230 + random.nextGaussian()) * 100) / 100);
            case 5 -> value + random.nextGaussian();
            case 6 -> random.nextInt(30) == 0 ? random.nextLong() >> 12 : value;
            default -> 42;
        };
    }
}
