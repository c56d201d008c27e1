package io.busbar.rest.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.Step;
import io.busbar.rest.history.IntervalColumns.Cut;
import io.busbar.rest.json.Json;
import io.busbar.rest.values.PointId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import javax.ws.rs.core.StreamingOutput;

/** Writes the answer point by point: no more columns are in memory than those of one point, or of a few whose entries are few. */
final class HistoryAnswer implements StreamingOutput {

    /** About so many entries of all points that are read in one pass. */
    private static final int IN_MEMORY = 80_000;

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
            Step step = query.step();
            if (step == null) {
                for (PointId point : query.points()) {
                    begin(json, point);
                    raw(json, point);
                    json.writeEndObject();
                }
            } else {
                intervals(json, step);
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

    private static void begin(JsonGenerator json, PointId point) throws IOException {
        json.writeStartObject();
        json.writeStringField("point", point.text());
        json.writeStringField("unit", point.quantity().unit().symbol());
        json.writeStringField("kind", point.quantity().kind().name());
    }

    private void intervals(JsonGenerator json, Step step) throws IOException {
        Cut cut = Cut.of(step, zone, query.from().toEpochMilli(), query.to().toEpochMilli(), query.max());
        int together = Math.max(1, IN_MEMORY / query.max());
        for (int from = 0; from < query.points().size(); from += together) {
            List<PointId> points =
                    query.points().subList(from, Math.min(query.points().size(), from + together));
            List<IntervalColumns> columns = IntervalColumns.read(
                    historian,
                    points.stream().map(PointId::text).toList(),
                    points.stream().map(point -> point.quantity().kind()).toList(),
                    query.from(),
                    query.to(),
                    cut);
            for (int i = 0; i < columns.size(); i++) {
                begin(json, points.get(i));
                json.writeNumberField("merged", cut.merged());
                json.writeNumberField("widthMs", cut.widthMillis());
                write(json, columns.get(i));
                json.writeEndObject();
            }
        }
    }

    private static void write(JsonGenerator json, IntervalColumns columns) throws IOException {
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
