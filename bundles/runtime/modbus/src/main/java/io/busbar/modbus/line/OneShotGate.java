package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.LineState;
import org.jspecify.annotations.Nullable;

/** Says at once which one-time requests have no prospect, so that nobody waits for them in vain. */
final class OneShotGate {

    /** So many may wait on one line. */
    static final int MOST_WAITING = 64;

    private OneShotGate() {}

    static @Nullable ReadFailure refusal(Unit unit, int waiting, StatusBoard board) {
        if (board.state() == LineState.DOWN) {
            String reason = board.status().lastError();
            return new ReadFailure(
                    ReadFailure.Kind.DISCONNECTED, 0, "The line is down" + (reason == null ? "" : ": " + reason));
        }
        if (unit.health().silent()) {
            return new ReadFailure(
                    ReadFailure.Kind.SUSPENDED,
                    0,
                    "Unit " + unit.id() + " does not answer; it is asked again from time to time until it does");
        }
        if (waiting >= MOST_WAITING) {
            return new ReadFailure(
                    ReadFailure.Kind.SUSPENDED, 0, waiting + " requests wait already on this line; try again later");
        }
        return null;
    }
}
