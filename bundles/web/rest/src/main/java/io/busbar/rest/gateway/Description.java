package io.busbar.rest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.rest.BusbarApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The description of this interface (OpenAPI 3.1), as it is kept by hand: {@code openapi/interface.json} with what all of it shares, and one
 * file for each of its tags with the paths and schemas that belong together.
 */
public final class Description {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Description() {}

    /** The whole description, put together. */
    public static ObjectNode whole() {
        ObjectNode whole = part("interface");
        for (JsonNode tag : whole.path("tags")) {
            ObjectNode part = part(tag.path("name").asText());
            add(whole.withObject("/paths"), part.path("paths"));
            add(whole.withObject("/components/schemas"), part.path("components").path("schemas"));
        }
        return whole;
    }

    private static void add(ObjectNode whole, JsonNode part) {
        part.properties().forEach(entry -> {
            if (whole.has(entry.getKey())) {
                throw new IllegalStateException(entry.getKey() + " stands twice in the description of the interface");
            }
            whole.set(entry.getKey(), entry.getValue());
        });
    }

    private static ObjectNode part(String name) {
        String file = "openapi/" + name + ".json";
        try (InputStream in = BusbarApplication.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the bundle");
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
