package io.busbar.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes columns of numbers; one that is none is null, as JSON knows neither NaN nor infinity. */
final class NumbersWriter extends StdSerializer<double[]> {

    NumbersWriter() {
        super(double[].class);
    }

    @Override
    public void serialize(double[] numbers, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartArray();
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }
}
