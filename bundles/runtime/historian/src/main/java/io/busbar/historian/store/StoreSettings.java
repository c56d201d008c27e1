package io.busbar.historian.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a store works.
 *
 * @param directory where its files are
 * @param tick longest time that a sample waits for the commit that makes it durable
 * @param logBytes length of the log at which a checkpoint is made
 * @param reserveBytes kept free, so that the last checkpoint is possible on a full disk
 * @param grace how long after its end a month is closed
 * @param fineMonths how many months the fine resolution is kept; 0 for ever
 * @param standardMonths how many months the standard resolution is kept; 0 for ever
 * @param quotaBytes what all files together may take before the oldest months are deleted; 0 for no quota
 */
public record StoreSettings(
        Path directory,
        Duration tick,
        long logBytes,
        long reserveBytes,
        Duration grace,
        int fineMonths,
        int standardMonths,
        long quotaBytes) {

    /** Usual settings. */
    public static StoreSettings of(Path directory) {
        return new StoreSettings(directory, Duration.ofMillis(250), 64L << 20, 8L << 20, Duration.ofDays(1), 36, 0, 0);
    }

    /** The same with another tick. */
    public StoreSettings withTick(Duration other) {
        return new StoreSettings(
                directory, other, logBytes, reserveBytes, grace, fineMonths, standardMonths, quotaBytes);
    }

    /** The same with other limits of what is kept. */
    public StoreSettings withRetention(int fine, int standard, long quota) {
        return new StoreSettings(directory, tick, logBytes, reserveBytes, grace, fine, standard, quota);
    }
}
