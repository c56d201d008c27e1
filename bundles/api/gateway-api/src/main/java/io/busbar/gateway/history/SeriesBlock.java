package io.busbar.gateway.history;

/**
 * Many samples of one point, for an import or a back-fill; the arrays are taken over.
 *
 * @param point id of the point
 * @param times milliseconds since 1970 UTC, ascending
 * @param values one a time, in the canonical unit
 * @param qualities one {@link io.busbar.driver.Quality#ordinal()} a time
 */
public record SeriesBlock(String point, long[] times, double[] values, byte[] qualities) {}
