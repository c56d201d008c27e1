package io.busbar.registers;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import java.util.List;

/** Makes samples of the registers that one read brought. Immutable; allocates nothing but the batch. */
public final class RowDecoder {

    private final MapRow[] rows;
    private final Points points;
    private final boolean texts;

    /** A decoder of these rows of a device. */
    public RowDecoder(String device, List<MapRow> rows) {
        this.rows = rows.toArray(MapRow[]::new);
        this.points = new Points(
                device,
                rows.stream()
                        .map(row -> new Points.Point(row.load(), row.quantity()))
                        .toList());
        this.texts = rows.stream().anyMatch(row -> row.cell().type().isText());
    }

    /** The points that the batches are about. */
    public Points points() {
        return points;
    }

    /**
     * The samples in these registers; counters with {@code wrap} as the device shows them.
     *
     * @throws IndexOutOfBoundsException if the registers do not hold all rows
     */
    public SampleBatch decode(Words words, long timeMillis) {
        return decode(words, timeMillis, (row, value) -> value);
    }

    /** Makes of what a row shows what it means. */
    interface Meaning {
        double of(MapRow row, double value);
    }

    /** The samples in these registers; what a row shows goes through its meaning first. */
    SampleBatch decode(Words words, long timeMillis, Meaning meaning) {
        double[] values = new double[rows.length];
        byte[] qualities = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = meaning.of(rows[i], rows[i].value(words));
            qualities[i] = (byte) rows[i].quality(values[i]).ordinal();
        }
        if (!texts) {
            return new SampleBatch(points, timeMillis, values, qualities);
        }
        String[] strings = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].cell().type().isText()) {
                strings[i] = rows[i].cell().text(words);
                qualities[i] = (byte) Quality.GOOD.ordinal();
            }
        }
        return new SampleBatch(points, timeMillis, values, qualities, strings);
    }
}
