package io.busbar.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;

/** The one way in which JSON is read and written. */
public final class Json {

    /** Largest body that is read, in bytes. */
    public static final int MAX_BODY = 1 << 20;

    private Json() {}

    /**
     * A mapper that refuses unknown and repeated fields, numbers in quotes and anything after the value; writes times as ISO 8601 in UTC
     * and numbers that are none as null.
     */
    public static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(100_000)
                        .maxNumberLength(100)
                        .maxDocumentLength(MAX_BODY)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .build();
        SimpleModule module = new SimpleModule("busbar")
                .addSerializer(Instant.class, new InstantWriter())
                .addSerializer(Double.class, new NumberWriter())
                .addSerializer(double.class, new NumberWriter())
                .addSerializer(double[].class, new NumbersWriter());
        return JsonMapper.builder(factory)
                .addModule(module)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }
}
