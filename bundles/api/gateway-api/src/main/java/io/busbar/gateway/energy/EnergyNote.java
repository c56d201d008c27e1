package io.busbar.gateway.energy;

import java.time.Instant;

/**
 * What somebody noted of a load, since the readings do not say it. Never changed; another note may take it back.
 *
 * @param id number of the note, from 1
 * @param load id of the load
 * @param kind what it is about
 * @param from when a meter was replaced, or from when amounts are corrected
 * @param to until when amounts are corrected, exclusive; the same as {@code from} for a replacement
 * @param first last reading of the old meter; or what is added to the amounts, spread evenly
 * @param second first reading of the new meter; 0 for a correction
 * @param note why, in the words of who noted it
 * @param author who noted it
 * @param noted when
 */
public record EnergyNote(
        long id,
        String load,
        Kind kind,
        Instant from,
        Instant to,
        double first,
        double second,
        String note,
        String author,
        Instant noted) {

    /** What a note is about. */
    public enum Kind {
        /** Another meter counts from then on. */
        REPLACEMENT,
        /** More or less was used than was read. */
        CORRECTION
    }
}
