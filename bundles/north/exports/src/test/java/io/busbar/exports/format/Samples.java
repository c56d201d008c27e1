package io.busbar.exports.format;

import io.busbar.driver.Quantity;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Separator;
import java.util.EnumSet;
import java.util.List;

/** What tests of files have in common. */
public final class Samples {

    private Samples() {}

    /** A destination for files of a format. */
    public static Destination destination(Format format, Separator separator, boolean offset) {
        return new Destination(
                "office",
                "Office",
                true,
                Destination.Kind.FOLDER,
                "",
                0,
                "",
                "",
                "",
                format,
                separator,
                offset,
                false,
                EnumSet.allOf(Category.class));
    }

    static Series series(String load, String name, String quantity, Category category) {
        return new Series("d/" + load + '/' + quantity, Quantity.of(quantity), category, load, name, "Heating", "Elec");
    }

    /** Rows of fixed values, oldest first. */
    static Values values(List<Long> times, double[][] rows) {
        return (series, from, to, newestFirst, visitor) -> {
            for (int n = 0; n < rows.length; n++) {
                int i = newestFirst ? rows.length - 1 - n : n;
                visitor.row(times.get(i), rows[i].clone());
            }
        };
    }
}
