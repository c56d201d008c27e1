package io.busbar.storage.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of documents of one kind, one file each, named after its id. Calls that change the same document must not overlap.
 *
 * @param <T> what a document holds
 */
public final class DocumentFolder<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFolder.class);
    private static final String SUFFIX = ".json";
    private static final String SCHEMA = "schema";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * What a folder holds.
     *
     * @param schema version of the format; a document of another version is not read
     * @param id the id that a document must be named after
     * @param fault why a document that could be read must not be used, or empty
     * @param later fields that came to this schema later, and what they hold in a document without them
     */
    public record Type<T>(
            String folder,
            int schema,
            Class<T> content,
            Function<T, String> id,
            Function<T, Optional<String>> fault,
            Map<String, JsonNode> later) {

        /** A folder whose documents all have all fields. */
        public Type(
                String folder,
                int schema,
                Class<T> content,
                Function<T, String> id,
                Function<T, Optional<String>> fault) {
            this(folder, schema, content, id, fault, Map.of());
        }
    }

    private final Type<T> type;
    private final Path folder;
    private final FileLayer layer;
    private final DurableFiles files;
    private final UnusableDocuments unusable;

    /** A folder below the data directory. */
    public DocumentFolder(Type<T> type, Path data, FileLayer layer, UnusableDocuments unusable) {
        this.type = type;
        this.folder = data.resolve("site").resolve(type.folder());
        this.layer = layer;
        this.files = new DurableFiles(layer);
        this.unusable = unusable;
    }

    /**
     * Every usable document. One whose content cannot be used is set aside and reported.
     *
     * @throws IOException if the disk does not give what it holds, which says nothing of the documents
     */
    public List<T> load() throws IOException {
        List<T> documents = new ArrayList<>();
        for (Path file : layer.list(folder)) {
            if (file.getFileName().toString().endsWith(SUFFIX)) {
                load(file).ifPresent(documents::add);
            }
        }
        return documents;
    }

    /**
     * Stores a document; durable when it returns.
     *
     * @throws ProblemException if the disk does not take it; then what was stored before is unchanged
     */
    public void put(T document) {
        ObjectNode json = JSON.createObjectNode().put(SCHEMA, type.schema());
        json.setAll((ObjectNode) JSON.valueToTree(document));
        try {
            files.replace(file(type.id().apply(document)), bytes(json));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Deletes a document, durably; does nothing where there is none.
     *
     * @throws ProblemException if the disk does not take it
     */
    public void delete(String id) {
        try {
            files.delete(file(id));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private Optional<T> load(Path file) throws IOException {
        byte[] bytes = files.read(file).orElse(new byte[0]);
        try {
            return Optional.of(parse(file, bytes));
        } catch (JsonProcessingException e) {
            setAside(file, e.getOriginalMessage());
        } catch (UnfitException e) {
            setAside(file, reason(e));
        }
        return Optional.empty();
    }

    private T parse(Path file, byte[] bytes) throws UnfitException, IOException {
        JsonNode json = JSON.readTree(bytes);
        if (!(json instanceof ObjectNode object)) {
            throw new UnfitException("it is empty, or no JSON object");
        }
        JsonNode schema = object.remove(SCHEMA);
        if (schema == null || schema.asInt() != type.schema()) {
            throw new UnfitException("its schema is " + (schema == null ? "missing" : schema)
                    + "; this gateway reads schema " + type.schema());
        }
        type.later().forEach(object::putIfAbsent);
        T document = JSON.treeToValue(object, type.content());
        Optional<String> fault = type.fault().apply(document);
        if (fault.isPresent()) {
            throw new UnfitException(fault.get());
        }
        if (!file.equals(file(type.id().apply(document)))) {
            throw new UnfitException("its id \"" + type.id().apply(document) + "\" differs from its file name");
        }
        return document;
    }

    private void setAside(Path file, String reason) throws IOException {
        Path kept = files.quarantine(file);
        LOG.error("The document {} cannot be used: {}. It is kept as {}", file, reason, kept);
        unusable.add(file, reason, kept);
    }

    private static final class UnfitException extends Exception {
        UnfitException(String reason) {
            super(reason);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static byte[] bytes(ObjectNode json) throws JsonProcessingException {
        return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static ProblemException unavailable(IOException e) {
        LOG.error("A document of the site could not be stored", e);
        return ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", reason(e));
    }
}
