package io.busbar.gateway.exports;

/** What a file is about. */
public enum Category {
    /** Readings of counters: active, reactive and apparent energy, pulses, operating times. */
    INDEX("Index"),
    /** Voltages, currents, frequency, power factors and every other gauge. */
    MEASURE("Measure"),
    /** Mean powers of a period: P+, P−, Q+, Q−, S. */
    LOAD_CURVE("LoadCurve");

    private final String type;

    Category(String type) {
        this.type = type;
    }

    /** Its name in the names of files and in keys of series; never changes. */
    public String type() {
        return type;
    }
}
