package io.busbar.modbus.line;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.transport.Transport;
import java.time.Clock;

/** What a line is made of. */
record LineParts(
        LineConfig config,
        Transport transport,
        Framing framing,
        LineLoop loop,
        Clock clock,
        Counters counters,
        Punctuality punctuality,
        StatusBoard board,
        Schedule schedule,
        Prober prober,
        Outcomes outcomes,
        Backoff backoff) {}
