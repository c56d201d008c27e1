package io.busbar.exports.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Writes one JSON object a value and line, times in UTC, values in the canonical unit. */
final class JsonFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonFile() {}

    static void write(OutputStream out, FileFacts facts, List<Series> series, Values values, Instant from)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            values.visit(series, from, facts.end(), false, (start, row) -> {
                String time = Instant.ofEpochMilli(start).toString();
                for (int i = 0; i < row.length; i++) {
                    if (!Double.isNaN(row[i])) {
                        line(json, facts, series.get(i), time, row[i]);
                    }
                }
            });
            json.writeRaw('\n');
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(JsonGenerator json, FileFacts facts, Series one, String time, double value) {
        try {
            json.writeStartObject();
            json.writeStringField("time", time);
            json.writeStringField("point", one.point());
            json.writeStringField("device", facts.deviceName());
            json.writeStringField("load", one.load());
            json.writeStringField("usage", one.usage());
            json.writeStringField("quantity", one.label());
            json.writeNumberField("value", value);
            json.writeStringField("unit", one.quantity().unit().symbol());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
