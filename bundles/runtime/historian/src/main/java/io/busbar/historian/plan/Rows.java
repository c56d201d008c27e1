package io.busbar.historian.plan;

/** Takes what is to be stored. */
@FunctionalInterface
interface Rows {
    void add(String series, long time, double value, byte quality);
}
