package io.busbar.upgrade.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * JSON in the one form of RFC 8785, in which equal documents have equal bytes. Documents of a package hold no fractions, so that numbers
 * are whole and below 2^53, where that form and everybody's agree.
 */
final class CanonicalJson {

    private static final long LARGEST_NUMBER = (1L << 53) - 1;
    private static final int DEEPEST = 8;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A document's bytes. */
    byte[] bytes(Object document) {
        return bytes(mapper.<JsonNode>valueToTree(document));
    }

    /**
     * A document from its bytes.
     *
     * @throws IOException if it is no such document, or not in the one form
     */
    <T> T read(byte[] bytes, Class<T> type) throws IOException {
        JsonNode tree = mapper.readTree(bytes);
        if (!java.util.Arrays.equals(bytes, bytes(tree))) {
            throw new IOException("not in canonical form (RFC 8785)");
        }
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /** The tree of a text that people write, in any form. */
    <T> T lenient(byte[] bytes, Class<T> type) throws IOException {
        return mapper.readValue(bytes, type);
    }

    private static byte[] bytes(JsonNode tree) {
        StringBuilder out = new StringBuilder(1024);
        write(tree, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            // in the order of their UTF-16 units, which is Java's
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            out.append('{');
            for (Iterator<String> each = names.iterator(); each.hasNext(); ) {
                String name = each.next();
                string(name, out);
                write(node.get(name), out.append(':'));
                out.append(each.hasNext() ? "," : "");
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                write(node.get(i), i == 0 ? out : out.append(','));
            }
            out.append(']');
        } else if (node.isTextual()) {
            string(node.textValue(), out);
        } else if (node.isIntegralNumber() && node.canConvertToLong() && Math.abs(node.longValue()) <= LARGEST_NUMBER) {
            out.append(node.longValue());
        } else if (node.isBoolean()) {
            out.append(node.booleanValue());
        } else {
            throw new IllegalArgumentException(
                    "not a whole number below 2^53, a text, true, false, a list or an object");
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
