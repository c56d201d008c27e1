package io.busbar.modbus.line;

/**
 * A request that was sent and not answered yet. Times are monotonic nanoseconds.
 *
 * @param transaction its id on the wire
 * @param sentAt when it was sent
 * @param deadline when it is given up
 * @param patience what the unit was given, without the time that bytes need on the line
 */
record InFlight(Job job, int transaction, long sentAt, long deadline, long patience) {}
