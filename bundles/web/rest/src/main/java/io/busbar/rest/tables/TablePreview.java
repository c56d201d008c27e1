package io.busbar.rest.tables;

import io.busbar.rest.problem.ProblemDocument.FieldError;
import java.util.List;
import java.util.Objects;

/**
 * What a table would change, or has changed. A table with one row at fault changes nothing.
 *
 * @param applied whether it was carried out
 * @param added rows that make something new
 * @param changed rows that change something
 * @param unchanged rows that say what is so already
 * @param faulty rows that cannot be carried out
 * @param rows every row, in the table's order
 */
public record TablePreview(boolean applied, int added, int changed, int unchanged, int faulty, List<Row> rows) {

    /** What becomes of a row. */
    public enum Action {
        /** It makes something new. */
        ADD,
        /** It changes something. */
        CHANGE,
        /** It is so already. */
        KEEP,
        /** It cannot be carried out. */
        REFUSE
    }

    /** A field and what it was and becomes, as texts of the table. */
    public record Change(String field, String before, String after) {

        /** Whether it is a change at all. */
        public boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    /**
     * A row.
     *
     * @param line where it begins in the file
     * @param id what it is about
     * @param action what becomes of it
     * @param changes what it changes; for something new, what is not empty
     * @param errors what is wrong with it, in the language of the caller
     */
    public record Row(long line, String id, Action action, List<Change> changes, List<FieldError> errors) {

        /** Copies the lists. */
        public Row {
            changes = List.copyOf(changes);
            errors = List.copyOf(errors);
        }
    }

    /** Copies the list. */
    public TablePreview {
        rows = List.copyOf(rows);
    }

    /** What these rows come to. */
    public static TablePreview of(boolean applied, List<Row> rows) {
        return new TablePreview(
                applied,
                count(rows, Action.ADD),
                count(rows, Action.CHANGE),
                count(rows, Action.KEEP),
                count(rows, Action.REFUSE),
                rows);
    }

    private static int count(List<Row> rows, Action action) {
        return (int) rows.stream().filter(row -> row.action() == action).count();
    }
}
