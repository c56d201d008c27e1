package io.busbar.archive;

import io.busbar.driver.Quality;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Rows as RFC 4180: names of points, times and numbers need no quotes, and a value that is no number is an empty cell. */
final class CsvWriter implements RowSink {

    static final String HEADER = "point,time,value,quality";
    private static final String END = "\r\n";

    private final Writer out;

    CsvWriter(OutputStream stream) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        out.write(HEADER + END);
    }

    @Override
    public void row(String series, long timeMillis, double value, Quality quality) throws IOException {
        out.write(series);
        out.write(',');
        out.write(Instant.ofEpochMilli(timeMillis).toString());
        out.write(',');
        if (!Double.isNaN(value)) {
            out.write(Double.toString(value));
        }
        out.write(',');
        out.write(quality.name());
        out.write(END);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
