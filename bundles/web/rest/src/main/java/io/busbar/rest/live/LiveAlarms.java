package io.busbar.rest.live;

import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.rest.alarms.AlarmDocument;
import java.util.List;

/**
 * Data of the events about alarms: how many want attention and the newest active ones, which is all that a banner shows. However many alarms
 * change at once, an event stays small; a page that shows a list asks for it again. Names no person: everybody may read the stream.
 */
record LiveAlarms(
        int critical, int nonCritical, int information, int unacknowledged, int silenced, List<AlarmDocument> newest) {

    private static final int SHOWN = 3;

    static LiveAlarms of(Alarms alarms) {
        Alarms.Counts counts = alarms.counts();
        return new LiveAlarms(
                counts.critical(),
                counts.nonCritical(),
                counts.information(),
                counts.unacknowledged(),
                counts.silenced(),
                alarms.alarms(AlarmQuery.active(), Long.MAX_VALUE, SHOWN).alarms().stream()
                        .map(alarm -> AlarmDocument.of(alarm, false))
                        .toList());
    }
}
