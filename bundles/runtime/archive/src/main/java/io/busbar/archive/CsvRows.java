package io.busbar.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.busbar.driver.Quality;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads rows from CSV with a heading: columns {@code point}, {@code time}, {@code value} and, if there is one, {@code quality}, in any order
 * among any others.
 */
final class CsvRows {

    private static final int MOST_FIELD = 4096;
    private static final String QUALITIES =
            Arrays.stream(Quality.values()).map(Quality::name).collect(Collectors.joining(", "));

    private CsvRows() {}

    /** Hands every row on. */
    static void read(InputStream in, Importer rows) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .maxBufferSize(1 << 20)
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            boolean first = true;
            boolean withQuality = false;
            for (NamedCsvRecord record : reader) {
                if (first) {
                    withQuality = requireColumns(record.getHeader());
                    first = false;
                }
                if (!row(record, withQuality, rows)) {
                    return;
                }
            }
            rows.finish();
        } catch (CsvParseException e) {
            throw ProblemException.of(ProblemException.Kind.INVALID, "archive.csv", text(e));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean requireColumns(List<String> header) {
        for (String column : List.of("point", "time", "value")) {
            if (!header.contains(column)) {
                throw ProblemException.of(ProblemException.Kind.INVALID, "archive.columns", column);
            }
        }
        return header.contains("quality");
    }

    private static boolean row(NamedCsvRecord record, boolean withQuality, Importer rows) throws IOException {
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() < record.getHeader().size()) {
            throw ProblemException.of(ProblemException.Kind.INVALID, "archive.short", line);
        }
        return rows.row(
                line,
                record.getField("point"),
                time(line, record.getField("time")),
                value(line, record.getField("value")),
                withQuality ? quality(line, record.getField("quality")) : Quality.GOOD);
    }

    private static long time(long line, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw ProblemException.of(ProblemException.Kind.INVALID, "archive.time", line, cut(text));
        }
    }

    private static double value(long line, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ProblemException.of(ProblemException.Kind.INVALID, "archive.value", line, cut(text));
        }
    }

    static Quality quality(long line, String text) {
        try {
            return text.isEmpty() ? Quality.GOOD : Quality.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(ProblemException.Kind.INVALID, "archive.quality", line, cut(text), QUALITIES);
        }
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String text(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > MOST_FIELD ? message.substring(0, MOST_FIELD) : message;
    }
}
