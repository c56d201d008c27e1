package io.busbar.rest.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.driver.Quality;
import io.busbar.rest.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the data of events. */
final class LiveJson {

    /** A point whose value was read; a number carries no text. */
    private record Value(
            String point,
            double value,
            Instant time,
            Quality quality,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {}

    private final JsonMapper mapper = Json.mapper();

    String value(String point, double value, Instant time, Quality quality, @Nullable String text) {
        return json(new Value(point, value, time, quality, text));
    }

    String json(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
