package io.busbar.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/**
 * Where Felix keeps the files of bundles: {@code bundle7/bundle.info}, and {@code bundle7/version0.1/bundle.jar} with the numbers of
 * refreshes and updates.
 */
record BundleCache(Path directory) {
    private static final Pattern BUNDLE = Pattern.compile("bundle[1-9]\\d{0,8}");
    private static final Pattern REVISION = Pattern.compile("version(\\d{1,9})\\.(\\d{1,9})");
    /** Line of {@code bundle.info}, after id, location and state. */
    private static final int START_LEVEL = 3;

    /** What was hashed before the framework started is not hashed again within this process; Karaf makes the gate, so nothing can be handed to it. */
    private static final Map<Key, String> HASHES = new ConcurrentHashMap<>();

    private record Key(Path file, long size, long modified) {}

    private record Revision(int refreshes, int updates, Path directory) {}

    /** SHA-256 of the newest file of a bundle; an {@link IOException} where there is none, as of one that was installed by reference. */
    String hash(long bundle) throws IOException {
        return hash(jar(bundle));
    }

    /** The newest file of a bundle. */
    Path jar(long bundle) throws IOException {
        Path there = directory.resolve("bundle" + bundle);
        return find(there).orElseThrow(() -> new NoSuchFileException(there + "/version*/bundle.jar"));
    }

    /**
     * Takes away what would run before the gate stands: bundles of the first start level and extensions of the framework that are not of the
     * distribution.
     *
     * @return the locations of what was taken away
     */
    List<String> sweep(BundleManifest manifest) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> bundles;
        try (Stream<Path> there = Files.list(directory)) {
            bundles = there.filter(path ->
                            BUNDLE.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        List<String> swept = new ArrayList<>();
        for (Path bundle : bundles) {
            Optional<Path> jar = find(bundle);
            if (jar.isPresent() && manifest.hashes().contains(hash(jar.get()))) {
                continue;
            }
            List<String> info = info(bundle);
            if (isFirst(info) || jar.isEmpty() || isExtension(jar.get())) {
                swept.add(info.size() > 1 ? info.get(1) : bundle.getFileName().toString());
                Instance.deleteTree(bundle);
            }
        }
        return swept;
    }

    private static List<String> info(Path bundle) throws IOException {
        Path file = bundle.resolve("bundle.info");
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    /** What cannot be read is taken for the first level. */
    private static boolean isFirst(List<String> info) {
        return info.size() <= START_LEVEL || !info.get(START_LEVEL).matches("[2-9]|[1-9]\\d+");
    }

    private static boolean isExtension(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String host = manifest == null ? null : manifest.getMainAttributes().getValue(Constants.FRAGMENT_HOST);
            return host != null
                    && (host.contains(Constants.SYSTEM_BUNDLE_SYMBOLICNAME)
                            || host.contains("org.apache.felix.framework")
                            || host.contains(Constants.EXTENSION_DIRECTIVE));
        } catch (IOException e) {
            return true; // no file that this Java can read need stay
        }
    }

    private static String hash(Path jar) throws IOException {
        Key key = new Key(jar, Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
        String known = HASHES.get(key);
        if (known != null) {
            return known;
        }
        String hash = BundleManifest.hash(jar);
        HASHES.put(key, hash);
        return hash;
    }

    private static Optional<Path> find(Path bundle) throws IOException {
        try (Stream<Path> there = Files.list(bundle)) {
            return there.flatMap(path -> revision(path).stream())
                    .max(Comparator.comparingInt(Revision::refreshes).thenComparingInt(Revision::updates))
                    .map(revision -> revision.directory().resolve("bundle.jar"))
                    .filter(Files::isRegularFile);
        }
    }

    private static Optional<Revision> revision(Path path) {
        Matcher matcher = REVISION.matcher(path.getFileName().toString());
        return matcher.matches()
                ? Optional.of(
                        new Revision(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), path))
                : Optional.empty();
    }
}
