package io.busbar.gateway.history;

/**
 * Many samples of one point, for an import or a back-fill; the arrays are taken over.
 *
 * <p>Give a gauge the averages of equal periods, each under the time at which its period begins, and an index its readings, each under its own
 * time. Each value of a gauge counts as its own minimum and maximum, unless blocks of the series {@code <point>#min} and
 * {@code <point>#max} with the same times say better; these two are no points of their own.
 *
 * @param point id of the point
 * @param times milliseconds since 1970 UTC, ascending
 * @param values one a time, in the canonical unit
 * @param qualities one {@link io.busbar.driver.Quality#ordinal()} a time
 */
public record SeriesBlock(String point, long[] times, double[] values, byte[] qualities) {}
