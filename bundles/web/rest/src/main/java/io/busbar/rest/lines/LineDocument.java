package io.busbar.rest.lines;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.lines.Timing;
import io.busbar.rest.documents.Counters;
import io.busbar.rest.documents.MessageDocument;
import io.busbar.rest.documents.Redaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line and what it does. */
record LineDocument(
        String id,
        LineConfig.Kind kind,
        @Nullable String host,
        int port,
        @Nullable String serialPort,
        int baud,
        LineConfig.Parity parity,
        int stopBits,
        int gapMs,
        int timeoutMs,
        int inFlight,
        int quietMs,
        LineState state,
        Instant since,
        @Nullable String lastError,
        @Nullable MessageDocument error,
        Counters counters,
        Timing timing) {

    /** The line as a caller sees it who does or does not see addresses. */
    static LineDocument of(LineStatus status, boolean seesAddresses) {
        LineConfig config = status.config();
        return new LineDocument(
                config.id(),
                config.kind(),
                seesAddresses ? config.host() : null,
                seesAddresses ? config.port() : 0,
                seesAddresses ? config.serialPort() : null,
                config.baud(),
                config.parity(),
                config.stopBits(),
                config.gapMs(),
                config.timeoutMs(),
                config.inFlight(),
                config.quietMs(),
                status.state(),
                status.since(),
                Redaction.sentence(status.lastError(), config.host(), seesAddresses),
                MessageDocument.of(status.error(), config.host(), seesAddresses),
                Counters.of(status.traffic()),
                status.timing());
    }
}
