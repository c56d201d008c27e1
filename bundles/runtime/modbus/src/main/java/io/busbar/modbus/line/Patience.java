package io.busbar.modbus.line;

/**
 * How long is waited for an answer, in nanoseconds and without the time that bytes need on a serial line.
 *
 * @param usual after this the answer is overdue: on a line whose answers name their request, others are asked meanwhile
 * @param whole after this the request is given up
 */
record Patience(long usual, long whole) {

    static Patience of(long both) {
        return new Patience(both, both);
    }
}
