package io.busbar.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);

    private final Path home;
    private final Path data;

    InstanceTest(@TempDir Path top) {
        home = top.resolve("home");
        data = top.resolve("data");
    }

    @BeforeEach
    void unpack() throws IOException {
        write(home.resolve("etc/org.apache.karaf.features.cfg"), "featuresBoot = \\\n  a/1, \\\n  b/2\n");
        write(home.resolve("etc/io.busbar.site.cfg"), "#name =\n");
        write(home.resolve("etc/busbar/maps/README"), "maps\n");
        write(home.resolve("system/some.jar"), "jar");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Options options(String mode) throws LaunchException {
        return Options.parse(List.of(mode, "--data", data.toString()), data, MESSAGES);
    }

    private String boots() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("etc/org.apache.karaf.features.cfg"))) {
            properties.load(in);
        }
        return properties.getProperty("featuresBoot").replace(" ", "");
    }

    @Test
    void aSecondGatewayIsRefused() throws Exception {
        try (Instance first = new Instance(home, data)) {
            first.occupy(MESSAGES);
            // the same process holds the lock here, which Java reports in its own way; another process is an itest
            assertThatThrownBy(() -> new Instance(home, data).occupy(MESSAGES))
                    .isInstanceOf(java.nio.channels.OverlappingFileLockException.class);
        }
        try (Instance next = new Instance(home, data)) {
            next.occupy(MESSAGES);
        }
    }

    @Test
    void settingsOfKarafFollowTheDistributionThoseOfTheSiteStay() throws Exception {
        Instance instance = new Instance(home, data);
        instance.prepare(options("run"));
        write(data.resolve("etc/io.busbar.site.cfg"), "name = Plant 2\n");
        write(data.resolve("etc/busbar/maps/mine.map"), "mine\n");
        write(data.resolve("etc/org.apache.karaf.features.cfg"), "featuresBoot = changed\n");

        instance.prepare(options("run"));

        assertThat(data.resolve("etc/io.busbar.site.cfg")).hasContent("name = Plant 2");
        assertThat(data.resolve("etc/busbar/maps/mine.map")).hasContent("mine");
        assertThat(boots()).isEqualTo("a/1,b/2");
    }

    @Test
    void theDemoBootsTheSimulatedSiteAndOnlyTheDemo() throws Exception {
        Instance instance = new Instance(home, data);
        instance.prepare(options("demo"));
        assertThat(boots()).isEqualTo("a/1,b/2,busbar-demo");
        instance.prepare(options("run"));
        assertThat(boots()).isEqualTo("a/1,b/2");
    }

    @Test
    void theCacheIsUsedAgainOnlyAfterItHasComeUp() throws Exception {
        Instance instance = new Instance(home, data);
        assertThat(instance.prepare(options("run"))).isFalse();
        write(instance.cache().resolve("half"), "x");
        assertThat(instance.prepare(options("run"))).isFalse();
        assertThat(instance.cache().resolve("half")).doesNotExist();
        instance.trustCache();
        assertThat(instance.prepare(options("run"))).isTrue();
    }

    @Test
    void anotherBuildOrOtherOptionsBeginWithAnEmptyCache() throws Exception {
        Instance instance = new Instance(home, data);
        instance.prepare(options("run"));
        instance.trustCache();
        assertThat(instance.prepare(options("demo"))).isFalse();
        instance.trustCache();
        write(home.resolve("system/some.jar"), "another jar");
        assertThat(instance.prepare(options("demo"))).isFalse();
    }
}
