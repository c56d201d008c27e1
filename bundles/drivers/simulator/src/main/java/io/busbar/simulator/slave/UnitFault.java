package io.busbar.simulator.slave;

import java.time.Duration;

/**
 * How a unit misbehaves on the wire.
 *
 * @param kind in which way
 * @param argument milliseconds for {@link Kind#SLOW}, the code for {@link Kind#EXCEPTION}, else 0
 */
public record UnitFault(Kind kind, int argument) {

    /** Ways to misbehave. */
    public enum Kind {
        /** It answers as it should. */
        NONE,
        /** It never answers. */
        SILENT,
        /** It answers late. */
        SLOW,
        /** It answers every request with an exception. */
        EXCEPTION,
        /** It answers in the name of the next unit. */
        WRONG_UNIT,
        /** It answers with another transaction number. */
        WRONG_TRANSACTION,
        /** It sends the first half of an answer and nothing more. */
        TRUNCATED,
        /** It answers with less data than was asked for, in a frame that is well-formed otherwise. */
        SHORT,
        /** It sends every answer twice. */
        DUPLICATED,
        /** It answers with bytes that are no Modbus. */
        GARBAGE,
        /** Its gateway drops the connection instead of answering. */
        DISCONNECT
    }

    /** No fault. */
    public static final UnitFault NONE = new UnitFault(Kind.NONE, 0);

    /** What a gateway answers for a unit that is not behind it. */
    public static final UnitFault NO_SUCH_UNIT = new UnitFault(Kind.EXCEPTION, ModbusRefusal.TARGET_SILENT);

    private static final int LONGEST_DELAY = 600_000;

    /** Checks the range of the argument. */
    public UnitFault {
        int least = kind == Kind.EXCEPTION || kind == Kind.SLOW ? 1 : 0;
        int most = kind == Kind.EXCEPTION ? 255 : kind == Kind.SLOW ? LONGEST_DELAY : 0;
        if (argument < least || argument > most) {
            throw new IllegalArgumentException(
                    "argument " + argument + " of " + kind + " is outside " + least + " to " + most);
        }
    }

    /** A fault that needs no argument. */
    public static UnitFault of(Kind kind) {
        return new UnitFault(kind, 0);
    }

    /** Answers that come late, by 1 ms to 10 minutes. */
    public static UnitFault slow(Duration delay) {
        return new UnitFault(Kind.SLOW, Math.toIntExact(delay.toMillis()));
    }

    /** Answers that are an exception, with a code of 1 to 255. */
    public static UnitFault exception(int code) {
        return new UnitFault(Kind.EXCEPTION, code);
    }
}
