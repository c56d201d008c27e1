package io.busbar.rest.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes tables as RFC 4180 in UTF-8, with the mark by which spreadsheets recognise that; no cell of them is a formula. */
public final class TableWriter {

    private static final char MARK = '\ufeff';

    private TableWriter() {}

    /** Writes a heading and its rows; the stream stays open. */
    public static void write(List<String> columns, List<List<String>> rows, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(MARK);
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord(columns);
        for (List<String> row : rows) {
            csv.writeRecord(row.stream().map(SafeCell::written).toList());
        }
        text.flush();
    }
}
