package io.busbar.modbus.line;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BusLink;
import io.busbar.driver.ReadFailure;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Reply;
import org.jspecify.annotations.Nullable;

/** A block that is read again and again. */
final class PolledBlock extends Job implements BusLink.Poll {

    private final ReadRequest read;
    private final BlockListener listener;
    private final ListenerGuard guard;
    private final Timetable timetable;
    private volatile boolean cancelled;
    /** The failure that the listener was told last, until a read succeeds. */
    private @Nullable ReadFailure failure;

    PolledBlock(
            Unit unit,
            ReadRequest request,
            byte[] frame,
            Timetable timetable,
            BlockListener listener,
            ListenerGuard guard) {
        super(unit, request, frame);
        this.read = request;
        this.timetable = timetable;
        this.listener = listener;
        this.guard = guard;
    }

    Timetable timetable() {
        return timetable;
    }

    ReadRequest read() {
        return read;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether the block itself could not be read, while its unit could. */
    boolean failing() {
        return failure != null
                && failure.kind() != ReadFailure.Kind.SUSPENDED
                && failure.kind() != ReadFailure.Kind.DISCONNECTED;
    }

    @Override
    public void cancel() {
        cancelled = true;
        unit().forget(this);
    }

    @Override
    void answered(Reply reply, long timeMillis) {
        failure = null;
        if (!cancelled && reply instanceof Reply.Registers registers) {
            guard.call(() -> listener.read(registers.words(), timeMillis));
        }
    }

    @Override
    void failed(ReadFailure why, long timeMillis) {
        failure = why;
        if (!cancelled) {
            guard.call(() -> listener.failed(why, timeMillis));
        }
    }

    /** Tells a failure that covers the whole unit or line, unless the listener knows already. */
    void suspended(ReadFailure why, long timeMillis) {
        ReadFailure known = failure;
        if (known == null || known.kind() != why.kind()) {
            failed(why, timeMillis);
        }
    }
}
