package io.busbar.driver;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A few numbers that the gateway keeps for the driver of one device: how far a log has been read, since when a fault lasts. They outlive
 * the session, the driver's bundle and the gateway, and end with the device. Safe for use by any thread; every method returns at once.
 *
 * <p>What is noted is on disk within a minute, not at once: after a power cut an older number may be back. So a driver notes only what it
 * can find out again.
 */
@ProviderType
public interface DeviceMemory {

    /** How many numbers are kept of one device; a new one beyond that is not taken. */
    int MOST_NOTES = 2000;

    /** A memory that keeps nothing. */
    DeviceMemory NONE = new DeviceMemory() {
        @Override
        public OptionalLong recall(String key) {
            return OptionalLong.empty();
        }

        @Override
        public void note(String key, long value) {
            // It keeps nothing.
        }

        @Override
        public void forget(String key) {
            // It has nothing.
        }
    };

    /** The number noted under this key; empty where there is none. */
    OptionalLong recall(String key);

    /**
     * Notes a number.
     *
     * @param key at most 100 characters
     * @throws IllegalArgumentException if the key is empty or longer
     */
    void note(String key, long value);

    /** Forgets the number noted under this key. */
    void forget(String key);
}
