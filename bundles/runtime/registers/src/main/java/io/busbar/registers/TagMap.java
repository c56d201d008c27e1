package io.busbar.registers;

import io.busbar.driver.PollTier;
import io.busbar.driver.Product;
import io.busbar.driver.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map of a device that is not read by registers but by names that its own protocol gives its values: where to connect to, and which tag is
 * which quantity.
 *
 * @param id unique name
 * @param product the catalogue entry that it makes
 * @param connection where the device is and how it is spoken to, in the words of whoever connects
 * @param timeout how long an answer may take
 * @param rows what is read
 */
public record TagMap(String id, Product product, String connection, Duration timeout, List<Row> rows) {

    /**
     * A value of the device.
     *
     * @param tag its name in the device's protocol
     * @param factor what makes the raw number canonical
     * @param range what a value can be, or null
     */
    public record Row(
            MapLine line,
            String tag,
            Factor factor,
            String load,
            Quantity quantity,
            PollTier tier,
            MapRow.@Nullable Range range) {

        /** The canonical value of a raw number. */
        public double value(double raw) {
            return factor.apply(raw);
        }

        /** Whether a value can be right. */
        public boolean isPossible(double value) {
            return Double.isFinite(value) && (range == null || value >= range.lowest() && value <= range.highest());
        }
    }

    /**
     * What came of a file.
     *
     * @param map empty if there are errors
     */
    public record Parsed(Optional<TagMap> map, List<MapProblem> problems) {}

    /** Copies the rows. */
    public TagMap {
        rows = List.copyOf(rows);
    }

    /** Reads a file; all that is wrong in it is said at once. */
    public static Parsed parse(MapSource source) {
        List<MapProblem> problems = new ArrayList<>();
        TagMapParser parser = new TagMapParser(source.file(), problems);
        Optional<TagMap> map = parser.parse(source.text());
        return new Parsed(
                problems.stream().anyMatch(MapProblem::isError) ? Optional.empty() : map, List.copyOf(problems));
    }
}
