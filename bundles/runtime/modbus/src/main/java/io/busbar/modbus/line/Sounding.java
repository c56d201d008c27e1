package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.SoundingListener;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Reply;
import java.time.Duration;

/** A read by which somebody learns whether there is a unit at all. Says nothing of the line if there is none. */
final class Sounding extends Job {

    private final SoundingListener listener;
    private final ListenerGuard guard;
    private final long patience;

    /**
     * A sounding.
     *
     * @param unit made for it alone, so that a linked unit of the same id is not judged by it
     * @param patience nanoseconds
     */
    Sounding(
            Unit unit,
            ReadRequest request,
            byte[] frame,
            long patience,
            SoundingListener listener,
            ListenerGuard guard) {
        super(unit, request, frame);
        this.patience = patience;
        this.listener = listener;
        this.guard = guard;
    }

    long patience() {
        return patience;
    }

    /** A reply came, this many nanoseconds after the request. */
    void replied(Reply reply, long took) {
        if (reply instanceof Reply.Registers registers) {
            Words words = registers.words().copy();
            guard.call(() -> listener.answered(words, Duration.ofNanos(took)));
        } else if (reply instanceof Reply.Refused refused) {
            failed(Outcomes.refusal(unit(), refused.code()), 0);
        } else {
            failed(Outcomes.misfit(unit(), (Reply.Misfit) reply), 0);
        }
    }

    /** The answer came after it was given up: that of the unit, or one in its place. */
    void late(long took, boolean there) {
        guard.call(() -> listener.late(Duration.ofNanos(took), there));
    }

    @Override
    void answered(Reply reply, long timeMillis) {
        replied(reply, 0);
    }

    @Override
    void failed(ReadFailure failure, long timeMillis) {
        guard.call(() -> listener.failed(failure));
    }
}
