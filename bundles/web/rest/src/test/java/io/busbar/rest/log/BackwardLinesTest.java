package io.busbar.rest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines come from the last to the first, whatever their lengths and wherever blocks begin. */
class BackwardLinesTest {

    private static List<String> backward(String content) throws IOException {
        Path file = Files.writeString(Files.createTempFile("busbar", ".log"), content);
        List<String> found = new ArrayList<>();
        try (BackwardLines lines = new BackwardLines(file)) {
            for (String line = lines.previous(); line != null; line = lines.previous()) {
                found.add(line);
            }
        }
        Files.delete(file);
        return found;
    }

    @Test
    void tellsLinesOfAnyLength() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            // Up to twice a block, so that blocks begin within lines, at their ends and between them.
            lines.add(n + "é".repeat(n * 173 % 131_072));
        }
        List<String> backward = new ArrayList<>(lines);
        Collections.reverse(backward);
        assertThat(backward(String.join("\n", lines) + "\n")).isEqualTo(backward);
        assertThat(backward(String.join("\n", lines))).isEqualTo(backward);
    }

    @Test
    void knowsEmptyFilesEmptyLinesAndOtherLineEnds() throws IOException {
        assertThat(backward("")).isEmpty();
        assertThat(backward("\n")).containsExactly("");
        assertThat(backward("a\r\n\r\nb\r\n")).containsExactly("b", "", "a");
    }

    @Test
    void cutsALineThatIsTooLongForTheMemory() throws IOException {
        List<String> found = backward("begin\n" + "x".repeat(3_000_000) + "\nend\n");
        assertThat(found).startsWith("end").endsWith("begin").hasSizeGreaterThan(3);
        assertThat(String.join("", found.subList(1, found.size() - 1))).hasSize(3_000_000);
    }
}
