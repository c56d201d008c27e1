package io.busbar.gateway.history;

/** What is kept of the samples of a period. */
public enum Aggregate {
    /** Mean over the time that good samples cover; for gauges. */
    AVERAGE,
    /** Least good sample, beside the average; for gauges. */
    MINIMUM,
    /** Greatest good sample, beside the average; for gauges. */
    MAXIMUM,
    /** Last good sample: the reading of an index, the state of a state, a gauge that is not to be averaged. */
    LAST
}
