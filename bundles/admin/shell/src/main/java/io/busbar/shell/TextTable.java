package io.busbar.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for a terminal: columns as wide as they need to be, the widest cut where the terminal is narrow. */
final class TextTable {

    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 6;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] right;

    /** A table with these headings; one that begins with {@code >} stands, like its column, at the right. */
    TextTable(String... headings) {
        right = new boolean[headings.length];
        String[] first = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            first[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(first);
    }

    void row(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
        }
        rows.add(cells);
    }

    void print(PrintStream out, int width) {
        int[] widths = widths(width);
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(i == 0 ? "" : GAP).append(fit(row[i], widths[i], right[i]));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int[] widths(int available) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - available;
        for (int widest = widestText(widths); excess > 0 && widest >= 0; widest = widestText(widths)) {
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** The widest column that may be cut, or -1: a number that is cut would be another number. */
    private int widestText(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (!right[i] && widths[i] > LEAST_WIDTH && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private static String fit(String text, int width, boolean right) {
        if (text.length() > width) {
            return text.substring(0, width - 1) + "…";
        }
        String padding = " ".repeat(width - text.length());
        return right ? padding + text : text + padding;
    }
}
