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
    private final boolean terminal;
    private int progressed;

    /** For a program or a file. */
    Output(PrintStream out, Words words, int width, boolean json) {
        this(out, words, width, json, false);
    }

    /**
     * Where a command prints.
     *
     * @param terminal whether somebody looks at it, so that a line can be written over
     */
    Output(PrintStream out, Words words, int width, boolean json, boolean terminal) {
        this.terminal = terminal && !json;
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

    /** Writes over the progress that was shown before; an empty one wipes it out. Nothing where nobody looks. */
    void progress(String text) {
        if (terminal) {
            String shown = text.length() < width ? text : text.substring(0, width - 1);
            out.print(
                    '\r' + shown + " ".repeat(Math.max(0, progressed - shown.length())) + (text.isEmpty() ? "\r" : ""));
            out.flush();
            progressed = shown.length();
        }
    }

    void line(String text) {
        out.println(text);
    }

    void table(TextTable table) {
        table.print(out, width);
    }
}
