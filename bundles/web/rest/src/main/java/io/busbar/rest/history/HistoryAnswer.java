package io.busbar.rest.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.Step;
import io.busbar.rest.json.Json;
import io.busbar.rest.values.PointId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import javax.ws.rs.core.StreamingOutput;

/** Writes the answer point by point: no more than one point's columns are in memory. */
final class HistoryAnswer implements StreamingOutput {

    private static final JsonMapper MAPPER = Json.mapper();

    private final Historian historian;
    private final HistoryQuery query;
    private final ZoneId zone;

    HistoryAnswer(Historian historian, HistoryQuery query, ZoneId zone) {
        this.historian = historian;
        this.query = query;
        this.zone = zone;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("from", query.from().toString());
            json.writeStringField("to", query.to().toString());
            json.writeStringField("step", query.stepCode());
            json.writeStringField("zone", zone.getId());
            json.writeArrayFieldStart("series");
            for (PointId point : query.points()) {
                json.writeStartObject();
                json.writeStringField("point", point.text());
                json.writeStringField("unit", point.quantity().unit().symbol());
                json.writeStringField("kind", point.quantity().kind().name());
                Step step = query.step();
                if (step == null) {
                    raw(json, point);
                } else {
                    intervals(json, point, step);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void raw(JsonGenerator json, PointId point) throws IOException {
        RawColumns columns = RawColumns.read(historian, point.text(), query.from(), query.to(), query.max());
        json.writeBooleanField("thinned", columns.isThinned());
        write(json, "t", columns.times);
        write(json, "v", columns.values);
        if (!columns.isAllGood()) {
            json.writeArrayFieldStart("q");
            for (int row = 0; row < columns.qualities.size(); row++) {
                json.writeString(Quality.of((int) columns.qualities.get(row)).name());
            }
            json.writeEndArray();
        }
    }

    private void intervals(JsonGenerator json, PointId point, Step step) throws IOException {
        IntervalColumns columns = IntervalColumns.of(
                historian.intervals(point.text(), query.from(), query.to(), step, zone),
                point.quantity().kind(),
                step,
                zone,
                query.from().toEpochMilli(),
                query.to().toEpochMilli(),
                query.max());
        json.writeNumberField("merged", columns.merged());
        json.writeNumberField("widthMs", columns.widthMillis());
        write(json, "t", columns.times);
        write(json, "min", columns.min);
        write(json, "max", columns.max);
        write(json, "avg", columns.avg);
        write(json, "last", columns.last);
        write(json, "sum", columns.sum);
        write(json, "coverage", columns.coverage);
    }

    private static void write(JsonGenerator json, String name, LongColumn column) throws IOException {
        json.writeArrayFieldStart(name);
        for (int row = 0; row < column.size(); row++) {
            json.writeNumber(column.get(row));
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, DoubleColumn column) throws IOException {
        json.writeArrayFieldStart(name);
        for (int row = 0; row < column.size(); row++) {
            double value = column.get(row);
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
