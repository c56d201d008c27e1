package io.busbar.historian.store;

/** Is handed runs of samples: parts of arrays, in order of time, no time twice. */
@FunctionalInterface
public interface RunVisitor {

    /**
     * A run. The arrays are valid during the call only.
     *
     * @param step usual time between two samples here, in milliseconds; 0 where unknown
     * @return false to stop
     */
    boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step);
}
