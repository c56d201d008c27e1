package io.busbar.exports.spool;

/** How long is waited after a try that failed: ten seconds at first, twice as long each time, a quarter of an hour at most. */
final class BackOff {

    private static final long FIRST = 10_000;
    private static final long LONGEST = 15 * 60_000L;
    private static final int MOST_DOUBLINGS = 10;

    private BackOff() {}

    static long millis(int tries) {
        return tries == 0 ? 0 : Math.min(LONGEST, FIRST << Math.min(MOST_DOUBLINGS, tries - 1));
    }
}
