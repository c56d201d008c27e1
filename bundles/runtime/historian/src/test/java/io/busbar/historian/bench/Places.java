package io.busbar.historian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of the benchmark. */
final class Places {

    private Places() {}

    /** An empty folder. */
    static Path fresh(Path directory, String name) throws IOException {
        Path place = directory.resolve(name);
        delete(place);
        return Files.createDirectories(place);
    }

    static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> paths = Files.walk(place)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    static long bytes(Path place) throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            // Log files hold what is in the segments as well, and the reserve holds nothing.
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".wal") && !path.endsWith("reserve"))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
