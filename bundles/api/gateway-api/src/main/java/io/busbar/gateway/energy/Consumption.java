package io.busbar.gateway.energy;

import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.List;

/**
 * How much was used, interval by interval. Amounts are in the unit of the fluid.
 *
 * @param zone in which days and longer intervals are cut
 * @param fluid id of the fluid
 * @param unit its unit, such as {@code Wh}
 * @param starts beginnings of the intervals and, as the last, the end of the last one; milliseconds since 1970 UTC
 * @param parts what it is made of, in order of the hierarchy or of the ids
 * @param total all of it: what feeds the node where that is measured, else the sum of the parts
 */
public record Consumption(
        Step step, ZoneId zone, String fluid, String unit, List<Long> starts, List<Part> parts, Amounts total) {

    /** What a part is. */
    public enum Kind {
        /** A load. */
        LOAD,
        /** A usage; without id for loads that nobody has given one. */
        USAGE,
        /** A node of the hierarchy. */
        NODE,
        /** A linked hierarchy. */
        HIERARCHY,
        /** What is fed into a node, less all that is measured below it. */
        UNMEASURED
    }

    /**
     * A part.
     *
     * @param id of the load, usage, element or hierarchy; of the place that it is unmeasured at
     * @param name what people call it; empty where that is a matter of language
     */
    public record Part(Kind kind, String id, String name, Amounts amounts) {}

    /**
     * Amounts of intervals. The arrays are not copied and must not be changed.
     *
     * @param amount how much; NaN where nothing is known
     * @param estimated how much of it is not read but spread evenly over a gap, or corrected by hand
     * @param coverage share of the interval that readings cover, 0 to 1; of an interval that is not over, of its part that is
     */
    public record Amounts(double[] amount, double[] estimated, double[] coverage) {

        /** The sum over all intervals; NaN where nothing is known. */
        public double sum() {
            double sum = Double.NaN;
            for (double one : amount) {
                sum = Double.isNaN(sum) ? one : Double.isNaN(one) ? sum : sum + one;
            }
            return sum;
        }
    }
}
