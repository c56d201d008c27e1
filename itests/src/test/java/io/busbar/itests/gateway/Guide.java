package io.busbar.itests.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The examples in the driver guide, as its readers find them. */
final class Guide {

    private Guide() {}

    /** The example that is marked with this word. */
    static String example(String word) throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("busbar.sources"), "docs", "driver-guide.md"));
        String begin = "```" + word + "\n";
        int from = guide.indexOf(begin);
        if (from < 0) {
            throw new AssertionError("the driver guide has no example " + word);
        }
        return guide.substring(from + begin.length(), guide.indexOf("```", from + begin.length()));
    }
}
