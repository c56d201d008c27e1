package io.busbar.alarms.journal;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import java.time.Instant;

/** What is filtered by of {@value #SIZE} alarms with numbers in a row: 41 bytes each. */
final class RowChunk {

    static final int SIZE = 4096;
    static final long STILL = Long.MAX_VALUE;

    private static final int PRESENT = 1 << 16;
    private static final int ACKNOWLEDGED = 1 << 17;
    private static final int SILENCED = 1 << 18;
    private static final int MANUAL = 1 << 19;

    final long[] since = new long[SIZE];
    final long[] until = new long[SIZE];
    final long[] position = new long[SIZE];
    final int[] device = new int[SIZE];
    final int[] load = new int[SIZE];
    final int[] nature = new int[SIZE];
    final int[] definition = new int[SIZE];
    private final int[] flags = new int[SIZE];
    int present;

    void set(int row, Alarm alarm, Symbols symbols) {
        Instant end = alarm.until();
        if (!isPresent(row)) {
            present++;
        }
        since[row] = alarm.since().toEpochMilli();
        until[row] = end == null ? STILL : end.toEpochMilli();
        device[row] = symbols.number(alarm.device());
        load[row] = symbols.number(alarm.load());
        nature[row] = symbols.number(alarm.nature());
        definition[row] = symbols.number(alarm.definition());
        flags[row] = PRESENT
                | alarm.kind().ordinal()
                | alarm.status().ordinal() << 4
                | alarm.criticality().ordinal() << 6
                | (alarm.acknowledgement() == null ? 0 : ACKNOWLEDGED)
                | (alarm.silenced() ? SILENCED : 0)
                | (alarm.manual() ? MANUAL : 0);
    }

    void clear(int row) {
        if (isPresent(row)) {
            present--;
        }
        flags[row] = 0;
    }

    boolean isPresent(int row) {
        return (flags[row] & PRESENT) != 0;
    }

    AlarmKind kind(int row) {
        return AlarmKind.of(flags[row] & 15);
    }

    AlarmStatus status(int row) {
        return AlarmStatus.of(flags[row] >> 4 & 3);
    }

    int criticality(int row) {
        return flags[row] >> 6 & 3;
    }

    boolean isAcknowledged(int row) {
        return (flags[row] & ACKNOWLEDGED) != 0;
    }

    boolean isSilenced(int row) {
        return (flags[row] & SILENCED) != 0;
    }

    /** Bits of kind, status and criticality, for a filter that looks them up in one table. */
    int choice(int row) {
        return flags[row] & 0xff;
    }
}
