package io.busbar.rest.log;

import java.time.format.DateTimeFormatter;

/** An entry as one line of RFC 5424. */
final class SyslogLine {

    private static final int LOCAL0 = 16;

    private SyslogLine() {}

    /** The line, without its end. Whatever the entry holds, it is one line. */
    static String of(LogEntry entry) {
        int severity =
                switch (entry.level()) {
                    case ERROR -> 3;
                    case WARN -> 4;
                    case INFO -> 6;
                    case DEBUG, TRACE -> 7;
                };
        String trace = entry.trace().isEmpty() ? "" : " | " + String.join(" | ", entry.trace());
        return "<" + (LOCAL0 * 8 + severity) + ">1 "
                + DateTimeFormatter.ISO_INSTANT.format(entry.time())
                + " - busbar - "
                + name(entry.logger())
                + " - "
                + oneLine(entry.text() + trace);
    }

    /** At most 32 printable characters without a blank, as a message id must be. */
    private static String name(String logger) {
        String plain = logger.replaceAll("[^!-~]", "");
        return plain.isEmpty() ? "-" : plain.substring(Math.max(0, plain.length() - 32));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
