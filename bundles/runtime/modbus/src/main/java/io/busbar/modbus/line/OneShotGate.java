package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.problem.Message;
import org.jspecify.annotations.Nullable;

/** Says at once which one-time requests have no prospect, so that nobody waits for them in vain. */
final class OneShotGate {

    /** So many may wait on one line. */
    static final int MOST_WAITING = 64;

    private OneShotGate() {}

    static @Nullable ReadFailure refusal(Unit unit, int waiting, StatusBoard board) {
        if (board.state() == LineState.DOWN) {
            Message reason = board.status().error();
            return (reason == null ? Message.of("failure.line.down") : Message.of("failure.line.down.because", reason))
                    .failure(ReadFailure.Kind.DISCONNECTED, 0);
        }
        if (unit.health().silent()) {
            return Message.of("failure.unit.silent", Integer.toString(unit.id()))
                    .failure(ReadFailure.Kind.SUSPENDED, 0);
        }
        if (waiting >= MOST_WAITING) {
            return Message.of("failure.line.full", Integer.toString(waiting)).failure(ReadFailure.Kind.SUSPENDED, 0);
        }
        return null;
    }
}
