package io.busbar.gateway.lines;

import org.jspecify.annotations.Nullable;

/**
 * How a line is reached and driven.
 *
 * @param id id of the line: lower case, digits and {@code -}
 * @param kind transport and framing
 * @param host name or address for TCP kinds, else null
 * @param port TCP port 1 to 65535 for TCP kinds, else 0
 * @param serialPort device such as {@code /dev/ttyUSB0} for {@link Kind#RTU}, else null
 * @param baud bits per second of a serial port, else 0
 * @param parity of a serial port
 * @param stopBits 1 or 2 of a serial port, else 0
 * @param gapMs silence before each request, in milliseconds; 0 where the protocol's own is enough
 * @param timeoutMs how long an answer may take, in milliseconds, 50 to 60000
 * @param inFlight requests that may be under way at once, 1 to 16; above 1 only for {@link Kind#TCP}
 * @param quietMs silence after connecting, in milliseconds
 */
public record LineConfig(
        String id,
        Kind kind,
        @Nullable String host,
        int port,
        @Nullable String serialPort,
        int baud,
        Parity parity,
        int stopBits,
        int gapMs,
        int timeoutMs,
        int inFlight,
        int quietMs) {

    /** Transport and framing. */
    public enum Kind {
        /** Modbus TCP. */
        TCP,
        /** Modbus RTU on a serial port. */
        RTU,
        /** Modbus RTU frames inside a TCP connection. */
        RTU_OVER_TCP
    }

    /** Parity of a serial port. */
    public enum Parity {
        /** No parity bit. */
        NONE,
        /** Even. */
        EVEN,
        /** Odd. */
        ODD
    }

    /** A Modbus TCP line with default settings: 3 s timeout, one request at a time. */
    public static LineConfig tcp(String id, String host, int port) {
        return new LineConfig(id, Kind.TCP, host, port, null, 0, Parity.NONE, 0, 0, 3000, 1, 0);
    }
}
