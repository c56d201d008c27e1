package io.busbar.engine.bus;

import io.busbar.driver.Points;
import io.busbar.driver.Points.Point;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import java.util.Arrays;
import java.util.List;

/** Batches for tests. */
final class Batches {

    private Batches() {}

    static Points points(String device, String... quantities) {
        List<Point> points = Arrays.stream(quantities)
                .map(key -> new Point(Points.NO_LOAD, Quantity.of(key)))
                .toList();
        return new Points(device, points);
    }

    static SampleBatch batch(Points points, long timeMillis, double... values) {
        return new SampleBatch(points, timeMillis, values, new byte[values.length]);
    }

    static SampleBatch fault(Points points, long timeMillis) {
        return SampleBatch.without(points, timeMillis, Quality.COMM_FAULT);
    }

    /** A batch of a device of which only the time matters. */
    static SampleBatch numbered(String device, long number) {
        return batch(points(device, "voltage.l1n"), number, 230);
    }
}
