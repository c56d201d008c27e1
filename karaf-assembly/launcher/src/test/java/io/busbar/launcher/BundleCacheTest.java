package io.busbar.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCacheTest {
    private final Path home;
    private final Path cache;

    BundleCacheTest(@TempDir Path top) throws IOException {
        home = Files.createDirectories(top.resolve("home"));
        cache = Files.createDirectories(top.resolve("cache"));
    }

    private Path bundle(int id, int level, String revision, Map<String, String> headers) throws IOException {
        Path directory = cache.resolve("bundle" + id);
        Path jar = Files.createDirectories(directory.resolve(revision)).resolve("bundle.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-Version", id + "." + revision);
        headers.forEach(manifest.getMainAttributes()::putValue);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Files.writeString(directory.resolve("bundle.info"), id + "\nmvn:x/b" + id + "/1\n2\n" + level + "\n0\n0\n");
        return jar;
    }

    private BundleManifest manifestOf(Path... jars) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path jar : jars) {
            lines.append(BundleManifest.hash(jar))
                    .append("  system/")
                    .append(lines.length())
                    .append(".jar\n");
        }
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve(BundleManifest.FILE), lines);
        return BundleManifest.of(home);
    }

    @Test
    void sec54whatWouldRunBeforeTheGateIsTakenAwayUnlessItIsOfTheDistribution() throws Exception {
        BundleManifest manifest = manifestOf(
                bundle(1, 1, "version0.0", Map.of()),
                bundle(2, 30, "version0.0", Map.of("Fragment-Host", "system.bundle; extension:=framework")));
        bundle(3, 1, "version0.0", Map.of());
        bundle(4, 80, "version0.0", Map.of());
        bundle(5, 80, "version0.0", Map.of("Fragment-Host", "system.bundle;extension:=framework"));
        bundle(6, 0, "version0.0", Map.of());
        Files.createDirectories(cache.resolve("bundle7/version0.0"));
        Files.createDirectories(cache.resolve("bundle0/wiring"));

        List<String> swept = new BundleCache(cache).sweep(manifest);

        assertThat(swept).containsExactly("mvn:x/b3/1", "mvn:x/b5/1", "mvn:x/b6/1", "bundle7");
        assertThat(cache.toFile().list()).containsExactlyInAnyOrder("bundle0", "bundle1", "bundle2", "bundle4");
        assertThat(new BundleCache(cache.resolve("none")).sweep(manifest)).isEmpty();
    }

    @Test
    void sec54theNewestRevisionOfABundleCounts() throws Exception {
        bundle(8, 80, "version0.9", Map.of());
        bundle(8, 80, "version1.0", Map.of());
        Path newest = bundle(8, 80, "version1.10", Map.of());
        bundle(8, 80, "version1.9", Map.of());
        assertThat(new BundleCache(cache).hash(8)).isEqualTo(BundleManifest.hash(newest));
        assertThatThrownBy(() -> new BundleCache(cache).hash(9)).isInstanceOf(IOException.class);
    }

    @Test
    void sec54aListThatIsNoneIsRefused() throws Exception {
        assertThatThrownBy(() -> BundleManifest.of(home)).isInstanceOf(IOException.class);
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve(BundleManifest.FILE), "anything\n");
        assertThatThrownBy(() -> BundleManifest.of(home)).hasMessageContaining("not a hash and a file");
        Files.writeString(home.resolve(BundleManifest.FILE), "ab".repeat(32) + "  system/a.jar\n");
        assertThat(BundleManifest.of(home).hashes()).isEqualTo(Set.of("ab".repeat(32)));
    }
}
