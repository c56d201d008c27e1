package io.busbar.itests.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Raw words and what they mean, read by other code than the gateway's.
 *
 * @param file the file itself, for a server that serves its words
 * @param product catalogue reference
 * @param values what the points must show: a number, or the name of a quality
 */
record Golden(Path file, String product, Map<String, String> values) {

    static Golden read(Path file) throws IOException {
        String product = "";
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("product ")) {
                product = line.substring("product ".length()).strip();
            } else if (line.startsWith("expect ") && !line.contains("@")) {
                String[] sides = line.substring("expect ".length()).split(" = ", 2);
                values.put(sides[0].strip(), sides[1].strip());
            }
        }
        return new Golden(file, product, values);
    }

    /** One that comes with a driver. */
    static Golden ofDriver(String driver, String name) throws IOException {
        return read(Path.of(System.getProperty("busbar.sources"))
                .resolve("bundles/drivers/" + driver + "/src/main/resources/golden/" + name + ".golden"));
    }
}
