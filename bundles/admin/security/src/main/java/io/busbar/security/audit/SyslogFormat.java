package io.busbar.security.audit;

import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditRecord;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/**
 * Records as RFC 5424 messages of facility 13 (log audit), one a line: whatever stands in an event, it can neither end its line nor its
 * structured data.
 */
final class SyslogFormat {

    private static final int FACILITY = 13;
    private static final int LONGEST_ID = 32;
    private static final String BOM = "\uFEFF";

    private final String host = printable(hostName(), 255);
    private final long process = ProcessHandle.current().pid();

    byte[] line(AuditRecord entry) {
        AuditEvent event = entry.event();
        int severity =
                switch (event.outcome()) {
                    case DONE -> 5;
                    case REFUSED -> 4;
                    case FAILED -> 3;
                };
        StringBuilder line = new StringBuilder(200);
        line.append('<').append(FACILITY * 8 + severity).append(">1 ");
        line.append(entry.time().truncatedTo(ChronoUnit.MICROS)).append(' ');
        line.append(host).append(" busbar ").append(process).append(' ');
        line.append(printable(event.action(), LONGEST_ID)).append(" [busbar@32473");
        parameter(line, "seq", Long.toString(entry.sequence()));
        parameter(line, "hash", entry.hash());
        parameter(line, "actor", event.actor().name());
        parameter(line, "address", event.actor().address());
        parameter(line, "session", event.actor().session());
        parameter(line, "object", event.object());
        parameter(line, "outcome", event.outcome().name());
        event.details().forEach((name, value) -> parameter(line, "d-" + name, value));
        line.append("] ").append(BOM);
        line.append(oneLine(event.actor().name() + ' ' + event.action() + ' ' + event.object()));
        line.append('\n');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void parameter(StringBuilder line, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        line.append(' ').append(name(name)).append("=\"");
        String text = oneLine(value);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == ']') {
                line.append('\\');
            }
            line.append(c);
        }
        line.append('"');
    }

    /** SD-NAME: printable ASCII without = ] " and space, at most 32 characters. */
    private static String name(String name) {
        return printable(name.replace('=', '-').replace(']', '-').replace('"', '-'), LONGEST_ID);
    }

    private static String printable(String text, int longest) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < text.length() && kept.length() < longest; i++) {
            char c = text.charAt(i);
            kept.append(c > ' ' && c < 127 ? c : '-');
        }
        return kept.isEmpty() ? "-" : kept.toString();
    }

    /** Without control characters, line separators and halves of surrogate pairs. */
    private static String oneLine(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean breaks = Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            kept.appendCodePoint(breaks || half ? ' ' : c);
        });
        return kept.toString();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "-";
        }
    }
}
