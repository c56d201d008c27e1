package io.busbar.modbus.line;

/**
 * A request that was sent and not answered yet. Times are monotonic nanoseconds.
 *
 * @param transaction its id on the wire
 * @param sentAt when it was sent
 * @param usual so long after it was sent the answer is overdue, and the line goes on with others where answers name their request
 * @param deadline when it is given up
 * @param patience what the unit was given until then, without the time that bytes need on the line
 * @param heldUntil until when it kept the line busy; {@link #STILL} while it does
 */
record InFlight(Job job, int transaction, long sentAt, long usual, long deadline, long patience, long heldUntil) {

    static final long STILL = Long.MAX_VALUE;

    /** The same, which has kept the line busy until now. */
    InFlight released(long now) {
        return heldUntil == STILL ? new InFlight(job, transaction, sentAt, usual, deadline, patience, now) : this;
    }

    /** How long it has kept the line busy; only of one that was released. */
    long held() {
        return heldUntil - sentAt;
    }
}
