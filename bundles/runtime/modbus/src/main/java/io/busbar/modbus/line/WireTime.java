package io.busbar.modbus.line;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;

/** The time that bytes need on a serial line, and the silence between frames. Nanoseconds. */
final class WireTime {

    private static final double BITS_PER_CHARACTER = 11;
    private static final double SILENT_CHARACTERS = 3.5;
    /** Above 19200 baud the standard fixes the silence. */
    private static final long SHORTEST_SILENCE = 1_750_000;

    private final double nanosPerCharacter;
    private final long gap;

    WireTime(LineConfig config) {
        boolean serial = config.kind() == Kind.RTU;
        nanosPerCharacter = serial ? BITS_PER_CHARACTER * 1e9 / config.baud() : 0;
        long needed = serial ? Math.max(SHORTEST_SILENCE, (long) (SILENT_CHARACTERS * nanosPerCharacter)) : 0;
        gap = Math.max(needed, config.gapMs() * 1_000_000L);
    }

    /** Silence before a request. */
    long gap() {
        return gap;
    }

    /** How long so many bytes of request and answer take. */
    long of(int requestBytes, int replyBytes) {
        return (long) (nanosPerCharacter * (requestBytes + replyBytes));
    }
}
