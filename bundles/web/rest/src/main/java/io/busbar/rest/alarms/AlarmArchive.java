package io.busbar.rest.alarms;

import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmWords;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.alarms.PowerQualityEvent;
import io.busbar.rest.tables.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A .zip with one file of alarms and one of events, oldest first, as CSV with a separator that spreadsheets know. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
final class AlarmArchive {

    private static final String ALARMS =
            "id,since,until,name,text,category,origin,criticality,status,device,load,nature,"
                    + "value,limit,extreme,repeats,maintenance,acknowledged by,acknowledged at,comment";
    private static final String EVENTS = ALARMS
            + ",event,phases,start uncertainty ms,duration uncertainty ms,reference V,threshold %,hysteresis %,extreme V,"
            + "extreme %,class,flagged";

    private final Alarms alarms;
    private final Locale locale;
    private final boolean names;

    AlarmArchive(Alarms alarms, Locale locale, boolean names) {
        this.alarms = alarms;
        this.locale = locale;
        this.names = names;
    }

    void write(AlarmQuery query, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(zip, "alarms.csv", ALARMS, query, false);
            write(zip, "events.csv", EVENTS, query, true);
        }
    }

    private void write(ZipOutputStream zip, String name, String head, AlarmQuery query, boolean events)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        line(zip, head);
        Boolean wanted = query.events();
        if (wanted == null || wanted == events) {
            alarms.visit(of(query, events), alarm -> row(zip, alarm));
        }
        zip.closeEntry();
    }

    private static AlarmQuery of(AlarmQuery query, boolean events) {
        return new AlarmQuery(
                query.from(),
                query.to(),
                query.devices(),
                query.load(),
                events,
                query.kinds(),
                query.natures(),
                query.statuses(),
                query.criticalities(),
                query.acknowledged(),
                query.definition());
    }

    private void row(ZipOutputStream zip, Alarm alarm) {
        try {
            String cells = cells(alarm).stream().map(AlarmArchive::cell).collect(Collectors.joining(","));
            PowerQualityEvent event = alarm.event();
            line(
                    zip,
                    event == null
                            ? cells
                            : cells + ","
                                    + cells(event).stream()
                                            .map(AlarmArchive::cell)
                                            .collect(Collectors.joining(",")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> cells(Alarm alarm) {
        Acknowledgement seen = alarm.acknowledgement();
        boolean told = seen != null && names;
        return List.of(
                Long.toString(alarm.id()),
                alarm.since().toString(),
                text(alarm.until()),
                AlarmWords.name(alarm, locale),
                AlarmWords.sentence(alarm, locale),
                AlarmWords.name(alarm.kind(), locale),
                alarm.origin().name(),
                AlarmWords.name(alarm.criticality(), locale),
                AlarmWords.name(alarm.status(), locale),
                alarm.device(),
                alarm.load(),
                alarm.nature(),
                number(alarm.reading().value()),
                number(alarm.reading().limit()),
                number(alarm.reading().extreme()),
                Integer.toString(alarm.repeats()),
                Boolean.toString(alarm.silenced()),
                told && seen != null ? seen.by() : "",
                text(seen == null ? null : seen.time()),
                told && seen != null ? seen.comment() : "");
    }

    private static List<String> cells(PowerQualityEvent event) {
        return List.of(
                event.kind().name(),
                Integer.toString(event.phases()),
                Long.toString(event.startUncertaintyMs()),
                Long.toString(event.durationUncertaintyMs()),
                number(event.reference()),
                number(event.threshold()),
                number(event.hysteresis()),
                number(event.extreme()),
                number(event.percent()),
                text(event.cell()),
                Boolean.toString(event.flagged()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String cell(String text) {
        String safe = SafeCell.written(text);
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
