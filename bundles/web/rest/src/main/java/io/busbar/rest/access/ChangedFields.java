package io.busbar.rest.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.busbar.gateway.audit.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A body that remembers how it began, so that the audit trail can tell which fields a change set. Secrets are told by name only. */
final class ChangedFields extends FilterInputStream {

    /** Property of the request that holds it. */
    static final String PROPERTY = "busbar.changed.fields";

    private static final int KEPT = 16_384;
    private static final int MOST = 24;
    private static final int LONGEST = 120;
    private static final Pattern SECRET = Pattern.compile(
            "pass|secret|token|code|phrase|key|pem|credential|current|next|community", Pattern.CASE_INSENSITIVE);

    private final ByteArrayOutputStream begin = new ByteArrayOutputStream(256);

    ChangedFields(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0 && begin.size() < KEPT) {
            begin.write(value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0 && begin.size() < KEPT) {
            begin.write(buffer, offset, Math.min(count, KEPT - begin.size()));
        }
        return count;
    }

    /** Names and values of the fields; of nested ones the names with dots. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        if (begin.size() == 0) {
            return fields;
        }
        try (JsonParser parser = new JsonFactory().createParser(begin.toByteArray())) {
            for (JsonToken token = parser.nextToken();
                    token != null && fields.size() < MOST;
                    token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    String name = name(parser);
                    fields.put(name, SECRET.matcher(name).find() ? AuditEvent.MASKED : shortened(parser.getText()));
                }
            }
        } catch (IOException e) {
            // Not JSON, or longer than what was kept: what was understood is told.
            fields.putIfAbsent("body", "unreadable");
        }
        return fields;
    }

    private static String name(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "value" : shortened(pointer.substring(1).replace('/', '.'));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + '…' : text;
    }
}
