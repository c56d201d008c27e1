package io.busbar.gateway.history;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Notices that nothing of a point is stored any more although it was before and its device answers. That a device does not answer, or says
 * itself that it has no value, is no such finding. Safe for use by any thread; returns at once.
 */
@ProviderType
public interface StorageWatch {

    /**
     * EventAdmin topic of a finding that came or went. Properties: {@code state}, {@code RAISED} or {@code CLEARED}; {@code cause}, a
     * {@link Cause}'s name; {@code device}, absent where the store is the cause; {@code points}, an array of ids, all that are concerned
     * now, or were; {@code since}, milliseconds since 1970 UTC.
     */
    String TOPIC_NOT_STORED = "io/busbar/history/NOT_STORED";

    /** Why nothing is stored. */
    enum Cause {
        /** The device answers, but these points are not read, or what is read is out of range. */
        DEVICE,
        /** The history takes nothing: its disk is full or fails. One finding for all points. */
        STORE
    }

    /**
     * A finding.
     *
     * @param device id of the device; empty where the store is the cause
     * @param points the points, ordered; empty where the store is the cause
     * @param since when the oldest of them was stored last
     */
    record NotStored(Cause cause, String device, List<String> points, Instant since) {

        /** Copies the list. */
        public NotStored {
            points = List.copyOf(points);
        }
    }

    /** What is found now: the store's first, then by device. */
    List<NotStored> notStored();

    /** Times at which the clock was set, oldest first; the newest hundred. */
    List<ClockChange> clockChanges();

    /** How many rows were left out because the clock, set back, brought their times again. */
    long repeated();

    /** How many rows were dropped because the history took none for too long. */
    long dropped();

    /**
     * The clock was set.
     *
     * @param before what it would have shown
     * @param after what it showed from then on
     */
    record ClockChange(Instant before, Instant after) {}
}
