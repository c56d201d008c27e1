package io.busbar.gateway.history;

import io.busbar.driver.Quality;

/** Is handed stored samples one by one, in order of time. */
@FunctionalInterface
public interface SampleVisitor {

    /**
     * A sample.
     *
     * @return false to stop
     */
    boolean visit(long timeMillis, double value, Quality quality);
}
