package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query in the terms of the rows. */
final class RowFilter {

    private final long from;
    private final long to;
    private final @Nullable BitSet devices;
    private final @Nullable BitSet loads;
    private final @Nullable BitSet natures;
    private final @Nullable BitSet definitions;
    private final boolean[] choices = new boolean[256];
    private final @Nullable Boolean acknowledged;

    RowFilter(AlarmQuery query, Symbols symbols) {
        from = query.from() == null ? Long.MIN_VALUE : query.from().toEpochMilli();
        to = query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli();
        devices = symbols.wanted(query.devices());
        String load = query.load();
        loads = symbols.wanted(load == null ? List.of() : List.of(load));
        natures = symbols.wanted(query.natures());
        String definition = query.definition();
        definitions = symbols.wanted(definition == null ? List.of() : List.of(definition));
        acknowledged = query.acknowledged();
        for (AlarmKind kind : AlarmKind.values()) {
            for (AlarmStatus status : AlarmStatus.values()) {
                for (Criticality criticality : Criticality.values()) {
                    choices[kind.ordinal() | status.ordinal() << 4 | criticality.ordinal() << 6] =
                            isWanted(query, kind, status, criticality);
                }
            }
        }
    }

    private static boolean isWanted(AlarmQuery query, AlarmKind kind, AlarmStatus status, Criticality criticality) {
        Boolean events = query.events();
        return (query.kinds().isEmpty() || query.kinds().contains(kind))
                && (events == null || events == kind.isEvent())
                && (query.statuses().isEmpty() || query.statuses().contains(status))
                && (query.criticalities().isEmpty() || query.criticalities().contains(criticality));
    }

    boolean test(RowChunk chunk, int row) {
        return chunk.isPresent(row)
                && choices[chunk.choice(row)]
                && chunk.since[row] < to
                && chunk.until[row] >= from
                && isIn(devices, chunk.device[row])
                && isIn(natures, chunk.nature[row])
                && isIn(loads, chunk.load[row])
                && isIn(definitions, chunk.definition[row])
                && (acknowledged == null || acknowledged == chunk.isAcknowledged(row));
    }

    private static boolean isIn(@Nullable BitSet wanted, int number) {
        return wanted == null || wanted.get(number);
    }
}
