package io.busbar.rest.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One entry of the log.
 *
 * @param id names it as long as it is kept: its time in milliseconds since 1970 and a check sum of its line
 * @param trace the lines beneath it, such as a stack trace; often empty
 */
record LogEntry(String id, Instant time, Level level, String thread, String logger, String text, List<String> trace) {

    /** How much an entry matters, in ascending order. */
    enum Level {
        /** Every step. */
        TRACE,
        /** For whoever looks for an error in the program. */
        DEBUG,
        /** What happens in the course of things. */
        INFO,
        /** Something that may need care. */
        WARN,
        /** Something failed. */
        ERROR
    }

    /** What {@code log4j2.pattern} of the assembly writes. */
    private static final Pattern LINE = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(?:Z|[+-]\\d\\d:\\d\\d)) ([A-Z]{4,5}) +(.{16}) (\\S+) - (.*)");

    LogEntry {
        trace = List.copyOf(trace);
    }

    /** The entry that begins with this line; empty where none begins there. */
    static Optional<LogEntry> of(String line, List<String> trace) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(matcher.group(1)).toInstant();
            return Optional.of(new LogEntry(
                    id(time, line),
                    time,
                    level(matcher.group(2)),
                    matcher.group(3).strip(),
                    matcher.group(4),
                    matcher.group(5),
                    trace));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a word, in lower case, is somewhere in it. */
    boolean holds(String word) {
        return within(text, word)
                || within(logger, word)
                || within(thread, word)
                || trace.stream().anyMatch(line -> within(line, word));
    }

    private static boolean within(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    private static Level level(String name) {
        if (name.equals("FATAL")) {
            return Level.ERROR;
        }
        try {
            return Level.valueOf(name);
        } catch (IllegalArgumentException e) {
            return Level.INFO;
        }
    }

    private static String id(Instant time, String line) {
        CRC32 sum = new CRC32();
        sum.update(line.getBytes(StandardCharsets.UTF_8));
        return time.toEpochMilli() + "-" + Long.toHexString(sum.getValue());
    }
}
