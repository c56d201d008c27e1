package io.busbar.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/** A time as ISO 8601 in UTC. */
final class InstantWriter extends StdSerializer<Instant> {

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(time.toString());
    }
}
