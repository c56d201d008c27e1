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
 */
public record StoreSettings(Path directory, Duration tick, long logBytes, long reserveBytes) {

    /** Usual settings. */
    public static StoreSettings of(Path directory) {
        return new StoreSettings(directory, Duration.ofMillis(250), 64L << 20, 8L << 20);
    }

    /** The same with another tick. */
    public StoreSettings withTick(Duration other) {
        return new StoreSettings(directory, other, logBytes, reserveBytes);
    }
}
