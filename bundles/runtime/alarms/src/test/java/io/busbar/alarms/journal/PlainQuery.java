package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;

/** What a query means, written down without any thought of speed. */
final class PlainQuery {

    private PlainQuery() {}

    static boolean matches(AlarmQuery query, Alarm alarm) {
        return (query.from() == null || alarm.until() == null || !alarm.until().isBefore(query.from()))
                && (query.to() == null || alarm.since().isBefore(query.to()))
                && (query.devices().isEmpty() || query.devices().contains(alarm.device()))
                && (query.load() == null || query.load().equals(alarm.load()))
                && (query.events() == null || query.events() == alarm.kind().isEvent())
                && (query.kinds().isEmpty() || query.kinds().contains(alarm.kind()))
                && (query.natures().isEmpty() || query.natures().contains(alarm.nature()))
                && (query.statuses().isEmpty() || query.statuses().contains(alarm.status()))
                && (query.criticalities().isEmpty() || query.criticalities().contains(alarm.criticality()))
                && (query.acknowledged() == null || query.acknowledged() == (alarm.acknowledgement() != null))
                && (query.definition() == null || query.definition().equals(alarm.definition()));
    }
}
