package io.busbar.engine.devices;

import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.Message;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line that people set up, and the open line behind it while there is a bus to open it. */
final class ManagedLine {

    static final Message NO_BUS = Message.of("failure.line.bus");

    private static final Logger LOG = LoggerFactory.getLogger(ManagedLine.class);

    private final LineConfig config;
    private volatile @Nullable BusLine line;
    private volatile Message problem = NO_BUS;
    private volatile Instant problemSince;

    ManagedLine(LineConfig config, Instant now) {
        this.config = config;
        this.problemSince = now;
    }

    LineConfig config() {
        return config;
    }

    Optional<BusLine> line() {
        return Optional.ofNullable(line);
    }

    /** Opens the line; one that cannot be opened says why in its status. */
    void open(BusLines bus, Instant now) {
        try {
            line = bus.open(config);
        } catch (RuntimeException e) {
            LOG.error("The line {} cannot be opened", config.id(), e);
            String message = e.getMessage();
            problem = Message.of("failure.said", message == null ? e.toString() : message);
            problemSince = now;
        }
    }

    /** Takes over a line that was opened to see whether it can be. */
    void adopt(BusLine opened) {
        line = opened;
    }

    void close(Message reason, Instant now) {
        BusLine closing = line;
        line = null;
        problem = reason;
        problemSince = now;
        if (closing != null) {
            close(closing);
        }
    }

    static void close(BusLine closing) {
        try {
            closing.close();
        } catch (RuntimeException e) {
            LOG.warn("A line could not be closed cleanly", e);
        }
    }

    LineStatus status() {
        BusLine open = line;
        return open == null
                ? LineStatus.of(config, LineState.DOWN, problemSince, problem, NoTraffic.NONE)
                : open.status();
    }
}
