package io.busbar.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** Where map files come from. */
public final class MapFiles {

    private static final long LARGEST_FILE = 1_000_000;

    private MapFiles() {}

    /**
     * The files {@code maps/*.map} of a bundle, by name.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public static List<MapSource> of(Bundle bundle) {
        Enumeration<URL> entries = bundle.findEntries("maps", "*.map", false);
        List<MapSource> files = new ArrayList<>();
        for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
            try (InputStream in = entry.openStream()) {
                String path = entry.getPath();
                files.add(new MapSource(
                        path.substring(path.lastIndexOf('/') + 1),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        files.sort(Comparator.comparing(MapSource::file));
        return files;
    }

    /** A file that somebody else wrote; if it cannot be text of a map, that is added to the problems. */
    public static Optional<MapSource> read(Path file, List<MapProblem> problems) {
        MapLine whole = new MapLine(String.valueOf(file.getFileName()), 0);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                problems.add(MapProblem.error(whole, "", "file.large", LARGEST_FILE / 1000));
                return Optional.empty();
            }
            return Optional.of(new MapSource(whole.file(), Files.readString(file)));
        } catch (CharacterCodingException e) {
            problems.add(MapProblem.error(whole, "", "file.encoding"));
        } catch (IOException e) {
            problems.add(MapProblem.error(whole, "", "file.unreadable", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    /**
     * The files {@code *.map} of a directory, by name.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public static List<MapSource> in(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            List<MapSource> files = new ArrayList<>();
            for (Path path : paths.filter(path -> path.toString().endsWith(".map"))
                    .sorted()
                    .toList()) {
                files.add(new MapSource(String.valueOf(path.getFileName()), Files.readString(path)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A golden file; those that it is like lie beside it.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is malformed
     */
    public static GoldenFile golden(Path file) {
        try {
            return GoldenFile.parse(
                    new MapSource(String.valueOf(file.getFileName()), Files.readString(file)),
                    name -> golden(file.resolveSibling(name + ".golden")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The golden files {@code *.golden} of a directory, by name.
     *
     * @throws UncheckedIOException if one cannot be read
     * @throws IllegalArgumentException if one is malformed
     */
    public static List<GoldenFile> goldenIn(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().endsWith(".golden"))
                    .sorted()
                    .map(MapFiles::golden)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
