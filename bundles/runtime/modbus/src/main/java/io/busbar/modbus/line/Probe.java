package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Reply;

/** A small read whose only purpose is to learn whether a unit answers. */
final class Probe extends Job {

    Probe(Unit unit, ReadRequest request, byte[] frame) {
        super(unit, request, frame);
    }

    @Override
    void answered(Reply reply, long timeMillis) {
        // That there was an answer is all that was asked.
    }

    @Override
    void failed(ReadFailure failure, long timeMillis) {
        // The unit's health keeps the account.
    }
}
