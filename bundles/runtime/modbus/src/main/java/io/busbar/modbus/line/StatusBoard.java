package io.busbar.modbus.line;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.Message;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a line says of itself. Written by the line's thread, read by any. */
final class StatusBoard {

    private final LineConfig config;
    private final Clock clock;
    private final Counters counters;
    private LineState state = LineState.IDLE;
    private Instant since;
    private @Nullable Message lastError;

    StatusBoard(LineConfig config, Clock clock, Counters counters) {
        this.config = config;
        this.clock = clock;
        this.counters = counters;
        this.since = clock.instant();
    }

    synchronized LineState state() {
        return state;
    }

    synchronized void state(LineState now) {
        if (state != now) {
            state = now;
            since = clock.instant();
        }
    }

    synchronized void error(Message sentence) {
        lastError = sentence;
    }

    void reconnected() {
        counters.reconnected();
    }

    synchronized LineStatus status() {
        return LineStatus.of(config, state, since, lastError, counters.traffic());
    }
}
