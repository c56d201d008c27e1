package io.busbar.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Where a command prints, and how. */
final class Output {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintStream out;
    private final Words words;
    private final int width;
    private final boolean json;

    Output(PrintStream out, Words words, int width, boolean json) {
        this.out = out;
        this.words = words;
        this.width = width;
        this.json = json;
    }

    Words words() {
        return words;
    }

    /** Whether a program reads. */
    boolean isJson() {
        return json;
    }

    /** Prints maps, lists, texts and numbers as JSON. */
    void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a text of the catalogue. */
    void say(String key, Object... arguments) {
        out.println(words.say(key, arguments));
    }

    void line(String text) {
        out.println(text);
    }

    void table(TextTable table) {
        table.print(out, width);
    }
}
