package io.busbar.gateway.history;

/** Told how far a long work on the history has come, on the thread that does it. */
@FunctionalInterface
public interface HistoryProgress {

    /**
     * Something more is done; said a few times a second at most, and at the end.
     *
     * @param done how much of it, in the work's own measure
     * @param all how much there is; 0 where that is not known
     * @return false to stop the work
     */
    boolean at(long done, long all);
}
