package io.busbar.security.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.gateway.audit.AuditRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in the files. An event is {@code 'E' hash[32] json}, its hash SHA-256 over the hash of the event before and over the bytes
 * of its JSON; a seal is {@code 'S' signature[64] json}. JSON is kept and hashed as it was written, so that no rule for writing it is needed.
 */
final class Chain {

    static final byte EVENT = 'E';
    static final byte SEAL = 'S';
    static final int HASH = 32;
    static final byte[] NOTHING_BEFORE = new byte[HASH];

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Chain() {}

    /** An event in the file. */
    record Link(long sequence, byte[] hash, byte[] json) {

        /** Whether it follows from the event with this hash. */
        boolean follows(byte[] before) {
            return MessageDigest.isEqual(hash, Chain.hash(before, json));
        }

        ByteBuffer payload() {
            return ByteBuffer.allocate(1 + HASH + json.length)
                    .put(EVENT)
                    .put(hash)
                    .put(json)
                    .flip();
        }

        AuditRecord record() throws IOException {
            JsonNode node = JSON.readTree(json);
            Map<String, String> details = new TreeMap<>();
            node.path("details")
                    .properties()
                    .forEach(field ->
                            details.put(field.getKey(), field.getValue().asText()));
            Actor actor = new Actor(
                    node.path("actor").asText(),
                    node.path("address").asText(),
                    node.path("session").asText());
            AuditEvent event = new AuditEvent(
                    actor,
                    node.path("action").asText(),
                    node.path("object").asText(),
                    Outcome.valueOf(node.path("outcome").asText()),
                    details);
            return new AuditRecord(
                    sequence,
                    Instant.parse(node.path("time").asText()),
                    event,
                    HexFormat.of().formatHex(hash));
        }
    }

    /** The event that comes after another. */
    static Link link(long sequence, byte[] before, Instant time, String boot, long monotonic, AuditEvent event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("seq", sequence);
        node.put("time", time.toString());
        node.put("boot", boot);
        node.put("ns", monotonic);
        node.put("actor", event.actor().name());
        node.put("address", event.actor().address());
        node.put("session", event.actor().session());
        node.put("action", event.action());
        node.put("object", event.object());
        node.put("outcome", event.outcome().name());
        ObjectNode details = node.putObject("details");
        event.details().forEach(details::put);
        try {
            byte[] json = JSON.writeValueAsBytes(node);
            return new Link(sequence, hash(before, json), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written as JSON", e);
        }
    }

    /** Reads an event; the buffer stands behind its first byte. */
    static Link read(ByteBuffer payload) throws IOException {
        byte[] hash = new byte[HASH];
        byte[] json = new byte[Math.max(0, payload.remaining() - HASH)];
        if (payload.remaining() < HASH) {
            throw new IOException("An event of the audit trail is too short");
        }
        payload.get(hash).get(json);
        return new Link(JSON.readTree(json).path("seq").asLong(), hash, json);
    }

    static byte[] hash(byte[] before, byte[] json) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return sha256.digest(json);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
