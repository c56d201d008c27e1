package io.busbar.upgrade.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Small packages. */
final class Samples {

    private Samples() {}

    static Manifest manifest(Manifest.Kind kind, String name, int epoch, List<Manifest.Blob> blobs) {
        return new Manifest(
                1,
                kind,
                name,
                "1.2.3",
                7,
                epoch,
                "2026-11-01T00:00:00Z",
                "2028-11-01T00:00:00Z",
                false,
                List.of(),
                List.of(new Manifest.Requirement("busbar.driver-api", "[1.0,2)")),
                List.of(),
                List.of(),
                blobs,
                List.of(new Manifest.Feature(name, 75)),
                List.of(),
                List.of(new Manifest.HealthCheck("bundles", 60)),
                Map.of("en", "Reads \"quotes\",\ttabs and 2 lines\n", "fr", "Lit les réglages é"),
                "");
    }

    /** A driver package of two files of these sizes. */
    static Path driver(Path directory, String name, List<PackageWriter.SigningKey> keys, int... sizes)
            throws Exception {
        List<Path> files = new java.util.ArrayList<>();
        List<Manifest.Blob> blobs = new java.util.ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            byte[] content = new byte[sizes[i]];
            new java.util.Random(i).nextBytes(content);
            Path file = Files.write(directory.resolve("blob" + i), content);
            files.add(file);
            blobs.add(PackageWriter.blob("blob" + i, Manifest.Role.bundle, "io.test.b" + i, "1.2.3", file));
        }
        Path target = directory.resolve(name + ".dfu");
        PackageWriter.write(target, manifest(Manifest.Kind.driver, name, 1, blobs), files, keys);
        return target;
    }
}
