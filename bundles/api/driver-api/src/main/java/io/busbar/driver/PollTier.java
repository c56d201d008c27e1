package io.busbar.driver;

import java.time.Duration;

/** How often a block wants to be read. A site may set other periods; these are the defaults. */
public enum PollTier {
    /** What a person watches: voltages, currents, powers. */
    LIVE(Duration.ofSeconds(1)),
    /** What the device averages itself. */
    AVERAGE(Duration.ofSeconds(10)),
    /** Indexes of energy. */
    ENERGY(Duration.ofSeconds(10)),
    /** Harmonics, minima and maxima, counters, states that rarely change. */
    SLOW(Duration.ofSeconds(60)),
    /** Identification and settings: once at each connection, then every ten minutes. */
    ONCE(Duration.ofMinutes(10));

    private final Duration period;

    PollTier(Duration period) {
        this.period = period;
    }

    /** Time between two reads unless the site says otherwise. */
    public Duration period() {
        return period;
    }
}
