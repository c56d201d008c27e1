package io.busbar.simulator;

import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the register map of a product comes from. */
@FunctionalInterface
public interface ProductMaps {

    /** The map of the product with this catalogue reference. */
    Optional<RegisterMap> product(String reference);

    /**
     * The maps that driver bundles carry in their folder {@code maps}, without starting the bundles.
     *
     * @param places bundles (jar files) or folders with a folder {@code maps}
     * @throws IOException if one cannot be read
     */
    static ProductMaps of(List<Path> places) throws IOException {
        List<MapLibrary> libraries = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                libraries.add(MapLibrary.of(sources(place.resolve("maps"))));
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    libraries.add(MapLibrary.of(sources(jar.getPath("maps"))));
                }
            }
        }
        return reference -> libraries.stream()
                .flatMap(library -> library.product(reference).stream())
                .findFirst();
    }

    private static List<MapSource> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<MapSource> sources = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".map"))
                    .sorted()
                    .toList()) {
                sources.add(
                        new MapSource(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8)));
            }
            return sources;
        }
    }
}
