package io.busbar.modbus.line;

import io.busbar.modbus.frame.Request;

/**
 * Holds back requests whose answer could not be told from a late answer to an unanswered probe.
 *
 * @param function function code of that probe
 * @param replyLength length of its answer's PDU
 * @param until when no such answer is expected any more, in nanoseconds
 */
record Fence(int function, int replyLength, long until) {

    boolean holds(Request request) {
        return request.function() == function && request.replyLength() == replyLength;
    }
}
