package io.busbar.rest.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.rest.json.Json;
import io.busbar.rest.problem.HttpProblem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Names states of documents, so that nobody overwrites a change that they have not seen. */
public final class EntityTags {

    /** What the server puts behind a tag of an answer that it compresses, and takes away only from some requests. */
    private static final String COMPRESSED = "--gzip\"";

    private final JsonMapper mapper = Json.mapper();

    /** The tag of these settings, quotes included. Equal settings have equal tags, across restarts too. */
    public String tag(Object settings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(settings));
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses a change whose header {@code If-Match} is absent or names another state than that of these settings. */
    public void check(@Nullable String ifMatch, Object settings) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new HttpProblem(428, "document.match.missing");
        }
        String current = tag(settings);
        boolean named = Arrays.stream(ifMatch.split(",", -1))
                .map(tag -> tag.strip().replace(COMPRESSED, "\""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
        if (!named) {
            throw new HttpProblem(412, "document.changed");
        }
    }
}
