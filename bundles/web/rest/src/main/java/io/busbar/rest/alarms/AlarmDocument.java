package io.busbar.rest.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.AlarmWords;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.alarms.Origin;
import io.busbar.gateway.alarms.PowerQualityEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alarm as callers see it: with its words in both languages, so that a page can change its language without asking again. */
public record AlarmDocument(
        long id,
        String key,
        AlarmKind kind,
        Origin origin,
        Criticality criticality,
        AlarmStatus status,
        Words name,
        Words text,
        String definition,
        String device,
        String load,
        String nature,
        @Nullable String point,
        @Nullable Double value,
        @Nullable Double limit,
        @Nullable Double extreme,
        Instant since,
        @Nullable Instant until,
        boolean manual,
        @Nullable Acknowledgement acknowledgement,
        int repeats,
        boolean silenced,
        @Nullable EventDocument event) {

    /** A text in each language. */
    public record Words(String en, String fr) {}

    /** What is known of an event of the voltage quality; a number that is not known is null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record EventDocument(
            PowerQualityEvent.Kind kind,
            int phases,
            long startUncertaintyMs,
            long durationUncertaintyMs,
            @Nullable Double reference,
            @Nullable Double threshold,
            @Nullable Double hysteresis,
            @Nullable Double extreme,
            @Nullable Double percent,
            @Nullable String cell,
            boolean flagged) {
        static @Nullable EventDocument of(@Nullable PowerQualityEvent event) {
            return event == null
                    ? null
                    : new EventDocument(
                            event.kind(),
                            event.phases(),
                            event.startUncertaintyMs(),
                            event.durationUncertaintyMs(),
                            known(event.reference()),
                            known(event.threshold()),
                            known(event.hysteresis()),
                            known(event.extreme()),
                            known(event.percent()),
                            event.cell(),
                            event.flagged());
        }
    }

    /** The document of an alarm; who acknowledged it is told only to who may acknowledge, as it may be a person's name. */
    public static AlarmDocument of(Alarm alarm, boolean seesNames) {
        Acknowledgement acknowledgement = alarm.acknowledgement();
        return new AlarmDocument(
                alarm.id(),
                alarm.key(),
                alarm.kind(),
                alarm.origin(),
                alarm.criticality(),
                alarm.status(),
                new Words(AlarmWords.name(alarm, Locale.ENGLISH), AlarmWords.name(alarm, Locale.FRENCH)),
                new Words(AlarmWords.sentence(alarm, Locale.ENGLISH), AlarmWords.sentence(alarm, Locale.FRENCH)),
                alarm.definition(),
                alarm.device(),
                alarm.load(),
                alarm.nature(),
                alarm.point(),
                known(alarm.reading().value()),
                known(alarm.reading().limit()),
                known(alarm.reading().extreme()),
                alarm.since(),
                alarm.until(),
                alarm.manual(),
                acknowledgement == null || seesNames
                        ? acknowledgement
                        : new Acknowledgement("", acknowledgement.time(), ""),
                alarm.repeats(),
                alarm.silenced(),
                EventDocument.of(alarm.event()));
    }

    private static @Nullable Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
