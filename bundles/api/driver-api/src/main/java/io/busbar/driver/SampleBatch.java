package io.busbar.driver;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples that one read of one device gave: one time, many points.
 *
 * <p>Immutable by contract: neither the maker nor a reader changes the arrays after construction, so a batch may be handed to any
 * number of threads without copying.
 */
public final class SampleBatch {

    private final Points points;
    private final long timeMillis;
    private final double[] values;
    private final byte[] qualities;
    private final String @Nullable [] texts;

    /**
     * A batch of numbers; the arrays are taken over, not copied.
     *
     * @param points what the values belong to
     * @param timeMillis when the device was read, in milliseconds since 1970 UTC
     * @param values one number a point in canonical units, NaN where there is none
     * @param qualities one {@link Quality#ordinal()} a point
     */
    public SampleBatch(Points points, long timeMillis, double[] values, byte[] qualities) {
        this(points, timeMillis, values, qualities, null);
    }

    /** A batch that also carries texts, one a point, null where the point is a number; the arrays are taken over. */
    public SampleBatch(Points points, long timeMillis, double[] values, byte[] qualities, String @Nullable [] texts) {
        if (values.length != points.size() || qualities.length != points.size()) {
            throw new IllegalArgumentException(points.size() + " points need as many values and qualities, not "
                    + values.length + " and " + qualities.length);
        }
        this.points = points;
        this.timeMillis = timeMillis;
        this.values = values;
        this.qualities = qualities;
        this.texts = texts;
    }

    /** A batch in which every point has no value, for one reason. */
    public static SampleBatch without(Points points, long timeMillis, Quality reason) {
        double[] values = new double[points.size()];
        byte[] qualities = new byte[points.size()];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(qualities, (byte) reason.ordinal());
        return new SampleBatch(points, timeMillis, values, qualities);
    }

    /** What the values belong to. */
    public Points points() {
        return points;
    }

    /** Id of the device that was read. */
    public String device() {
        return points.device();
    }

    /** How many samples there are. */
    public int size() {
        return values.length;
    }

    /** When the device was read, in milliseconds since 1970 UTC. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The number at this position in its canonical unit; NaN where there is none. */
    public double value(int index) {
        return values[index];
    }

    /** How far the number at this position can be trusted. */
    public Quality quality(int index) {
        return Quality.of(qualities[index]);
    }

    /** The text at this position, or null for a number. */
    public @Nullable String text(int index) {
        return texts == null ? null : texts[index];
    }

    /** The sample at this position as an object of its own. */
    public Sample sample(int index) {
        return new Sample(
                points.id(index),
                points.quantity(index),
                Instant.ofEpochMilli(timeMillis),
                values[index],
                quality(index),
                text(index));
    }
}
