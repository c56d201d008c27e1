package io.busbar.driver;

import java.util.List;

/**
 * The points that one read of one device delivers, made once per block and shared by all its batches.
 *
 * <p>A point is a quantity of a load of a device; {@link #NO_LOAD} stands for the device itself. Its id is
 * {@code <device>/<load>/<quantity>}. Immutable.
 */
public final class Points {

    /** In the place of a load: the device itself. */
    public static final String NO_LOAD = "-";

    /** A quantity of a load. */
    public record Point(String load, Quantity quantity) {}

    private final String device;
    private final List<Point> points;
    private final List<String> ids;

    /** The points of a device, in the order in which its batches carry their values. */
    public Points(String device, List<Point> points) {
        this.device = device;
        this.points = List.copyOf(points);
        this.ids = this.points.stream()
                .map(point -> id(device, point.load(), point.quantity()))
                .toList();
    }

    /** The id of a point. */
    public static String id(String device, String load, Quantity quantity) {
        return device + '/' + load + '/' + quantity.key();
    }

    /** Id of the device that all points belong to. */
    public String device() {
        return device;
    }

    /** How many points there are. */
    public int size() {
        return points.size();
    }

    /** Id of the point at this position. */
    public String id(int index) {
        return ids.get(index);
    }

    /** Load of the point at this position, or {@link #NO_LOAD}. */
    public String load(int index) {
        return points.get(index).load();
    }

    /** Quantity of the point at this position. */
    public Quantity quantity(int index) {
        return points.get(index).quantity();
    }

    @Override
    public String toString() {
        return device + ids;
    }
}
