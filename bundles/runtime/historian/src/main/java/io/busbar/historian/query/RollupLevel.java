package io.busbar.historian.query;

import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Lengths of the rows that rollups are kept in, shortest first. Each is a multiple of those before it. */
enum RollupLevel {
    MINUTE(60_000, 86_400_000L, 0),
    TEN_MINUTES(600_000, 864_000_000L, 0x1000),
    HOUR(3_600_000, 40 * 86_400_000L, 0x2000);

    /** A row is kept where it stands for so many samples: fewer are read as quickly themselves. */
    static final int WORTH = 30;

    private static final int MOST_PIECES = 0x1000;

    private final long millis;
    private final long piece;
    private final int slot;

    RollupLevel(long millis, long piece, int slot) {
        this.millis = millis;
        this.piece = piece;
        this.slot = slot;
    }

    /** Length of a row. */
    long millis() {
        return millis;
    }

    /** Number of the piece of a month that a row is kept in. */
    int slot(long monthStart, long rowStart) {
        return slot + (int) Math.min(MOST_PIECES - 1, Math.max(0, (rowStart - monthStart) / piece));
    }

    /** Whether intervals of this step begin and end where rows do; not so with hours for days in zones at :30 and :45. */
    boolean fits(Step step, ZoneId zone, long from, long to) {
        if (!step.isCalendar()) {
            return step.millis() % millis == 0;
        }
        ZoneRules rules = zone.getRules();
        Instant end = Instant.ofEpochMilli(to);
        Instant at = Instant.ofEpochMilli(from);
        if (!fits(rules.getOffset(at).getTotalSeconds())) {
            return false;
        }
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.getInstant().isBefore(end)) {
            if (!fits(next.getOffsetAfter().getTotalSeconds())) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }

    private boolean fits(int offsetSeconds) {
        return offsetSeconds * 1000L % millis == 0;
    }
}
