package io.busbar.driver;

/** How values of a quantity behave over time, which decides how they are stored and added up. */
public enum QuantityKind {
    /** Goes up and down: voltage, power, temperature. Averaged over time. */
    GAUGE,
    /** A counter that only grows until it rolls over or is reset: an energy index. Differences matter. */
    INDEX,
    /** One of a few numbered states: a switch position, an input. Changes matter. */
    STATE,
    /** A text, such as a product name. */
    TEXT
}
