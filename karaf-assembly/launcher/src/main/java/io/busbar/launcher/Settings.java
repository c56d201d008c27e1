package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The settings of a data directory: those of Karaf follow the distribution, those of the gateway belong to the site. */
final class Settings {
    private Settings() {}

    static void bringUpToDate(Path shipped, Path etc) throws IOException {
        try (Stream<Path> tree = Files.walk(shipped)) {
            for (Path from : tree.filter(Files::isRegularFile).toList()) {
                Path name = shipped.relativize(from);
                Path to = etc.resolve(name.toString());
                boolean missing = !Files.exists(to);
                if (missing || (!belongsToSite(name) && !same(from, to))) {
                    PrivateFiles.directory(Objects.requireNonNull(to.getParent()));
                    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                    PrivateFiles.forOwnerOnly(to);
                }
            }
        }
    }

    private static boolean belongsToSite(Path name) {
        return name.startsWith("busbar")
                || (name.getNameCount() == 1 && name.toString().startsWith("io.busbar."));
    }

    private static boolean same(Path a, Path b) throws IOException {
        return Files.size(a) == Files.size(b) && Arrays.equals(Files.readAllBytes(a), Files.readAllBytes(b));
    }
}
