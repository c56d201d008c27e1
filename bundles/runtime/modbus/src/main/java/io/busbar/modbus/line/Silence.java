package io.busbar.modbus.line;

/** Notices a connection that looks alive and is not: requests go out and nothing at all comes back. Used on the line's thread. */
final class Silence {

    private static final long SECOND = 1_000_000_000L;
    private static final int REQUESTS = 3;
    /** After a pause this long, routers forget a connection; then one unanswered request is enough. */
    private static final long FORGOTTEN_AFTER = 30 * SECOND;

    private static final long LONGEST = 60 * SECOND;

    private final long shortest;
    private long patience;
    private int unanswered;
    private long firstSent;

    Silence(int timeoutMs) {
        shortest = Math.max(2L * timeoutMs * 1_000_000, 5 * SECOND);
        patience = shortest;
    }

    void connected() {
        unanswered = 0;
    }

    void sent(long now) {
        if (unanswered++ == 0) {
            firstSent = now;
        }
    }

    void heard() {
        unanswered = 0;
        patience = shortest;
    }

    /** Whether a request that has just been given up was one too many. */
    boolean isDead(long now, long lastHeard) {
        if (unanswered == 0) {
            return false;
        }
        if (firstSent - lastHeard > FORGOTTEN_AFTER && lastHeard <= firstSent && patience == shortest) {
            return true;
        }
        return unanswered >= REQUESTS && now - lastHeard >= patience;
    }

    /** The connection is closed for this reason: the next one is given more time, because it may be the units that are dead. */
    void givenUp() {
        patience = Math.min(2 * patience, LONGEST);
    }
}
