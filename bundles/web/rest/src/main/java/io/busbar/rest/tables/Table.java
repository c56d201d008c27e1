package io.busbar.rest.tables;

import java.util.List;
import java.util.Map;

/**
 * A table that came from a person's spreadsheet. Immutable.
 *
 * @param columns the columns that it has, by the names under which they are known, in its own order
 * @param rows its rows, in its own order
 */
public record Table(List<String> columns, List<Row> rows) {

    /**
     * A row.
     *
     * @param line the line of the file that it begins on, counted from 1
     * @param cells what stands in it, by column, white space around it taken away; a column that the table lacks is absent
     */
    public record Row(long line, Map<String, String> cells) {

        /** Copies the map. */
        public Row {
            cells = Map.copyOf(cells);
        }

        /** What stands in a column; empty where nothing does, and where the table has no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /** Whether the table has this column: an empty cell of it says "nothing", a missing one says nothing at all. */
        public boolean has(String column) {
            return cells.containsKey(column);
        }
    }

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
