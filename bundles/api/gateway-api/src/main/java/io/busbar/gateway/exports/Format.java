package io.busbar.gateway.exports;

/** How a file is written. */
public enum Format {
    /** One column a series, newest row first, for people and spreadsheets. */
    CSV,
    /** A table of the series and one line a value, for energy-management software. */
    EMS,
    /** One JSON object a value and line. */
    JSON_LINES,
    /** Apache Parquet: the stored samples as they are. */
    PARQUET
}
