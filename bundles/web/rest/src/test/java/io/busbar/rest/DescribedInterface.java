package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.gateway.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The description, and answers held against it. */
public final class DescribedInterface {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;

    public DescribedInterface() {
        root = Description.whole();
    }

    /** A method of a path. */
    record Operation(String path, String method, JsonNode node) {
        String permission() {
            return node.path("x-permission").asText("");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    operations.add(new Operation(
                            path.getKey(),
                            method.toUpperCase(Locale.ROOT),
                            path.getValue().get(method)));
                }
            }
        });
        return operations;
    }

    /** Asserts that the status is one that the operation declares, and the body what it declares for that status. */
    public void check(String method, String path, Answer answer) {
        JsonNode responses = root.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        JsonNode declared = responses.path(Integer.toString(answer.status()));
        assertThat(declared.isMissingNode())
                .as("%s %s declares status %s; it answered %s", method, path, answer.status(), answer.json())
                .isFalse();
        JsonNode response = declared.has("$ref") ? resolve(declared.get("$ref").asText()) : declared;
        String media = answer.header("Content-Type").replaceFirst(";.*", "");
        if (!response.has("content")) {
            assertThat(answer.json().isMissingNode()).isTrue();
            return;
        }
        JsonNode schema = response.path("content").path(media).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %s declares %s for %s", method, path, media, answer.status())
                .isFalse();
        assertThat(violations(schema, answer.json())).isEmpty();
    }

    /** What of a document does not follow a named schema. */
    List<String> violations(String schema, JsonNode document) {
        return violations(root.path("components").path("schemas").path(schema), document);
    }

    /** Every named schema that has examples. */
    JsonNode schemas() {
        return root.path("components").path("schemas");
    }

    private List<String> violations(JsonNode schema, JsonNode document) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components"));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, config);
        return validator.validate(document).stream().map(Object::toString).toList();
    }

    private JsonNode resolve(String reference) {
        return root.at(reference.substring(1));
    }
}
