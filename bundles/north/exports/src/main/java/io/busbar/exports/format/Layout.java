package io.busbar.exports.format;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a text file is laid out: what its template says. Either has rows, with a column for each series, or values, with a line for each.
 *
 * @param file the name of a file
 * @param separator between cells, unless the destination wants another
 * @param time how times are written
 * @param newestFirst whether the newest row comes first
 * @param decimals by the symbol of a unit the power of ten that numbers are multiplied by
 * @param head lines at the top
 * @param series lines for each series
 * @param between lines between the series and the values
 * @param row lines for each interval
 * @param value lines for each value
 */
record Layout(
        List<Part> file,
        char separator,
        DateTimeFormatter time,
        boolean newestFirst,
        Map<String, Integer> decimals,
        List<Line> head,
        List<Line> series,
        List<Line> between,
        List<Line> row,
        List<Line> value) {

    /** A line of cells. */
    record Line(List<Cell> cells) {}

    /** A cell; a repeated one is written once for each series. */
    record Cell(List<Part> parts, boolean repeated) {}

    /** A piece of a cell: a text as it is, or a field. */
    sealed interface Part {

        /** Its text, given the texts of fields. */
        String text(Function<Field, String> fields);

        record Literal(String text) implements Part {
            @Override
            public String text(Function<Field, String> fields) {
                return text;
            }
        }

        record Value(Field field) implements Part {
            @Override
            public String text(Function<Field, String> fields) {
                return fields.apply(field);
            }
        }
    }

    /** What can be filled in. */
    enum Field {
        SITE("site"),
        SERVER("server"),
        DEVICE("device"),
        TYPE("type"),
        DATE("date"),
        CLOCK("time"),
        SITE_NAME("site.name"),
        SERVER_NAME("server.name"),
        DEVICE_NAME("device.name"),
        ADDRESS("device.address"),
        UNIT_ID("device.unit"),
        BEGIN("begin"),
        END("end"),
        INDEX("index"),
        KEY("key"),
        LOAD("load"),
        USAGE("usage"),
        NATURE("nature"),
        QUANTITY("quantity"),
        UNIT("unit"),
        SCALE("scale"),
        COEFFICIENT("coefficient"),
        RAW("raw");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    int decimals(Series series) {
        return decimals.getOrDefault(series.quantity().unit().symbol(), 0);
    }
}
