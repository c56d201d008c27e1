package io.busbar.exports.format;

import io.busbar.exports.format.Layout.Cell;
import io.busbar.exports.format.Layout.Field;
import io.busbar.exports.format.Layout.Line;
import io.busbar.exports.format.Layout.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a file by its layout, with the memory of one line. Used by one thread. */
final class TextFile {

    private static final String END = "\r\n";

    private final Layout layout;
    private final char separator;
    private final FileFacts facts;
    private final List<Series> series;
    private final LocalTimes times;
    private final int[] decimals;
    private final List<String> keys = new ArrayList<>();
    private final StringBuilder line = new StringBuilder(256);
    private String rowTime = "";

    TextFile(Layout layout, @Nullable Character separator, boolean offset, FileFacts facts, List<Series> series) {
        this.layout = layout;
        this.separator = separator == null ? layout.separator() : separator;
        this.facts = facts;
        this.series = series;
        this.times = new LocalTimes(facts.zone(), layout.time(), offset);
        decimals = series.stream().mapToInt(layout::decimals).toArray();
        series.forEach(one -> keys.add(key(facts, one)));
    }

    /** The name of a file, without any directory. */
    static String name(Layout layout, FileFacts facts) {
        StringBuilder name = new StringBuilder();
        for (Part part : layout.file()) {
            name.append(part.text(field -> namePart(field, facts)));
        }
        return name.toString();
    }

    private static String namePart(Field field, FileFacts facts) {
        return switch (field) {
            case SITE -> FileNames.part(facts.siteName());
            case SERVER -> FileNames.part(facts.serverName());
            case DEVICE -> facts.namePart();
            case TYPE -> facts.type();
            case DATE -> LocalTimes.date(facts.end(), facts.zone());
            case CLOCK -> LocalTimes.clock(facts.end(), facts.zone());
            default -> "";
        };
    }

    private static String key(FileFacts facts, Series series) {
        return FileNames.part(facts.siteName())
                + '_'
                + FileNames.part(facts.serverName())
                + '_'
                + series.category().type()
                + '_'
                + DataIds.of(series.quantity())
                + '_'
                + facts.unit()
                + '-'
                + (series.loadKey().equals("-") ? "0" : FileNames.part(series.loadKey()));
    }

    void write(Writer out, Values values, Instant from) throws IOException {
        lines(out, layout.head(), -1, null);
        for (int i = 0; i < series.size(); i++) {
            lines(out, layout.series(), i, null);
        }
        lines(out, layout.between(), -1, null);
        try {
            values.visit(series, from, facts.end(), layout.newestFirst(), (start, row) -> {
                rowTime = times.text(Instant.ofEpochMilli(start));
                try {
                    row(out, row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private void row(Writer out, double[] row) throws IOException {
        lines(out, layout.row(), -1, row);
        if (!layout.value().isEmpty()) {
            for (int i = 0; i < row.length; i++) {
                if (!Double.isNaN(row[i])) {
                    lines(out, layout.value(), i, row);
                }
            }
        }
    }

    private void lines(Writer out, List<Line> lines, int index, double @Nullable [] row) throws IOException {
        for (Line one : lines) {
            line.setLength(0);
            boolean first = true;
            for (Cell cell : one.cells()) {
                int from = cell.repeated() ? 0 : index;
                int to = cell.repeated() ? series.size() : index + 1;
                for (int i = from; i < to; i++) {
                    if (!first) {
                        line.append(separator);
                    }
                    first = false;
                    cell(cell, i, row);
                }
            }
            out.append(line).append(END);
        }
    }

    private void cell(Cell cell, int index, double @Nullable [] row) {
        if (cell.parts().size() == 1) {
            Cells.append(line, part(cell.parts().get(0), index, row), separator);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Part part : cell.parts()) {
            text.append(part(part, index, row));
        }
        Cells.append(line, text.toString(), separator);
    }

    private String part(Part part, int index, double @Nullable [] row) {
        return part.text(field -> value(field, index, row));
    }

    private String value(Field field, int index, double @Nullable [] row) {
        return switch (field) {
            case SITE, SERVER, DEVICE, TYPE, DATE ->
                field == Field.TYPE && index >= 0 ? series.get(index).category().type() : namePart(field, facts);
            case SITE_NAME -> Cells.neutral(facts.siteName());
            case SERVER_NAME -> Cells.neutral(facts.serverName());
            case DEVICE_NAME -> Cells.neutral(facts.deviceName());
            case ADDRESS -> facts.address();
            case UNIT_ID -> Integer.toString(facts.unit());
            case BEGIN -> times.text(facts.begin());
            case END -> times.text(facts.end());
            case CLOCK -> rowTime;
            case RAW ->
                row == null || index < 0 || Double.isNaN(row[index]) ? "" : RawNumber.of(row[index], decimals[index]);
            default -> index < 0 ? "" : ofSeries(field, index);
        };
    }

    private String ofSeries(Field field, int index) {
        Series one = series.get(index);
        return switch (field) {
            case INDEX -> Integer.toString(index + 1);
            case KEY -> keys.get(index);
            case LOAD -> Cells.neutral(one.load());
            case USAGE -> Cells.neutral(one.usage());
            case NATURE -> Cells.neutral(one.nature());
            case QUANTITY -> Cells.neutral(one.label());
            case UNIT -> one.quantity().unit().symbol();
            case SCALE -> String.format(Locale.ROOT, "%.7f", Math.pow(10, -decimals[index]));
            default -> RawNumber.of(1 / Math.pow(10, decimals[index]), 0);
        };
    }
}
