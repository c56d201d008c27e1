package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.modbus.frame.Reply;
import io.busbar.modbus.frame.Request;

/** A request that is to be sent, and who is told what came of it. Used on the line's thread. */
abstract sealed class Job permits PolledBlock, OneShot, Probe, Sounding {

    private final Unit unit;
    private final Request request;
    private final byte[] frame;

    Job(Unit unit, Request request, byte[] frame) {
        this.unit = unit;
        this.request = request;
        this.frame = frame;
    }

    final Unit unit() {
        return unit;
    }

    final Request request() {
        return request;
    }

    /** The encoded request; its transaction is stamped anew for each sending. */
    final byte[] frame() {
        return frame;
    }

    /** A good answer to this job's request, at this time in milliseconds since 1970. */
    abstract void answered(Reply reply, long timeMillis);

    /** No good answer. */
    abstract void failed(ReadFailure failure, long timeMillis);
}
