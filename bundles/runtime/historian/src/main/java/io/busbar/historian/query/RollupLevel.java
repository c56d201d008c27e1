package io.busbar.historian.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Lengths of the rows that rollups are kept in, shortest first. Days are those of the site; of the others each is a multiple of those
 * before it.
 */
enum RollupLevel {
    MINUTE(60_000, 86_400_000L, 0),
    TEN_MINUTES(600_000, 864_000_000L, 0x1000),
    HOUR(3_600_000, 40 * 86_400_000L, 0x2000),
    DAY(86_400_000L, 40 * 86_400_000L, 0x3000);

    /** How many samples a row must stand for on the average to be kept in a closed month: fewer are read soon enough themselves. */
    private static final int WORTH = 120;

    /** The same of a day of a gauge, which takes more bytes, as more happens in a day: that leaves out those of ten minutes. */
    private static final int WORTH_OF_DAY = 160;

    /** The same of a day of an index: energy is asked by days and months, of many loads and over years. */
    private static final int WORTH_OF_INDEX_DAY = 30;

    private static final int MOST_PIECES = 0x1000;

    private final long millis;
    private final long piece;
    private final int slot;

    RollupLevel(long millis, long piece, int slot) {
        this.millis = millis;
        this.piece = piece;
        this.slot = slot;
    }

    /** Length of a row; of a day its usual length. */
    long millis() {
        return millis;
    }

    /** Whether so many rows are kept in a closed month in which they stand for so many samples. */
    boolean isWorth(long samples, int rows, boolean index) {
        int least = this != DAY ? WORTH : index ? WORTH_OF_INDEX_DAY : WORTH_OF_DAY;
        return samples >= (long) rows * least;
    }

    /** Number of the piece of a month that a row is kept in. */
    int slot(long monthStart, long rowStart) {
        return slot + (int) Math.min(MOST_PIECES - 1, Math.max(0, (rowStart - monthStart) / piece));
    }

    /**
     * Whether rows may lie in one interval each. Of days that depends on the zone that they were cut in, so it must be asked of each; all
     * other rows lie in one interval if this says so. Hours do not fit days in zones at :30 and :45.
     */
    boolean fits(StepCut cut, long from, long to) {
        if (!cut.step().isCalendar()) {
            return this != DAY && cut.step().millis() % millis == 0;
        }
        return this == DAY || dividesOffsets(cut.zone(), from, to);
    }

    private boolean dividesOffsets(ZoneId zone, long from, long to) {
        ZoneRules rules = zone.getRules();
        Instant end = Instant.ofEpochMilli(to);
        Instant at = Instant.ofEpochMilli(from);
        if (!divides(rules.getOffset(at).getTotalSeconds())) {
            return false;
        }
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.getInstant().isBefore(end)) {
            if (!divides(next.getOffsetAfter().getTotalSeconds())) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }

    private boolean divides(int offsetSeconds) {
        return offsetSeconds * 1000L % millis == 0;
    }
}
