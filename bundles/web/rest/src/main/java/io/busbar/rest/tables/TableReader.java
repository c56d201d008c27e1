package io.busbar.rest.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a table as any spreadsheet writes it: separated by commas, semicolons or tabs, in UTF-8 or in the old alphabet of Windows. Columns
 * may come in any order and in capitals; lines without content are passed over.
 */
public final class TableReader {

    /** The largest file, in bytes. */
    public static final long MOST_BYTES = 8_000_000;

    static final int MOST_ROWS = 10_000;
    private static final int MOST_CELL = 4096;
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Map<String, String> known = new HashMap<>();
    private final List<String> names;
    private final List<String> needed;

    private TableReader(List<String> names, List<String> needed) {
        this.names = names;
        this.needed = needed;
        names.forEach(name -> known.put(plain(name), name));
    }

    /**
     * Reads a table.
     *
     * @param columns the columns that there may be
     * @param needed those of them that must be there
     * @throws ProblemException if it is no table, has a column that nobody knows, or lacks one that is needed; the text says which
     */
    public static Table read(InputStream in, List<String> columns, List<String> needed) throws IOException {
        return new TableReader(columns, needed).table(text(in.readAllBytes()));
    }

    private Table table(String text) {
        List<String> header = List.of();
        List<Table.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(1 << 20)
                .ofCsvRecord(new StringReader(text))) {
            for (CsvRecord line : csv) {
                if (line.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = header(line);
                } else {
                    rows.add(row(header, line));
                }
                if (rows.size() > MOST_ROWS) {
                    throw ProblemException.of(Kind.INVALID, "table.rows", MOST_ROWS);
                }
            }
        } catch (CsvParseException e) {
            throw ProblemException.of(Kind.INVALID, "table.csv", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (header.isEmpty()) {
            throw ProblemException.of(Kind.INVALID, "table.empty", String.join(", ", names));
        }
        return new Table(header, rows);
    }

    private List<String> header(CsvRecord line) {
        List<String> header = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : line.getFields()) {
            String name = known.get(plain(cell));
            if (name == null) {
                throw ProblemException.of(
                        Kind.INVALID, "table.column.unknown", cut(cell.strip()), String.join(", ", names));
            }
            if (!seen.add(name)) {
                throw ProblemException.of(Kind.INVALID, "table.column.twice", name);
            }
            header.add(name);
        }
        for (String name : needed) {
            if (!seen.contains(name)) {
                throw ProblemException.of(Kind.INVALID, "table.column.missing", name);
            }
        }
        return header;
    }

    private static Table.Row row(List<String> header, CsvRecord line) {
        long number = line.getStartingLineNumber();
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < line.getFieldCount(); i++) {
            String cell = SafeCell.read(line.getField(i).strip());
            if (i >= header.size()) {
                if (!cell.isEmpty()) {
                    throw ProblemException.of(Kind.INVALID, "table.row.long", number, header.size());
                }
                continue;
            }
            if (cell.length() > MOST_CELL) {
                throw ProblemException.of(Kind.INVALID, "table.cell.long", number, header.get(i), MOST_CELL);
            }
            cells.put(header.get(i), cell);
        }
        // Spreadsheets leave out empty cells at the end of a line.
        header.forEach(name -> cells.putIfAbsent(name, ""));
        return new Table.Row(number, cells);
    }

    /** Whichever of the separators the heading has most of. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        String heading = end < 0 ? text : text.substring(0, end);
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = heading.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }

    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, WINDOWS);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
