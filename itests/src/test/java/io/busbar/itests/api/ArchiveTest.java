package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the archive, and what must never be. */
class ArchiveTest {
    private static final Path HOME = Path.of(System.getProperty("busbar.home"));

    /** Folders of {@code system/} that hold an artifact, with the versions in them. */
    private static Map<String, Set<String>> artifacts() throws Exception {
        Path system = HOME.resolve("system");
        try (Stream<Path> tree = Files.walk(system)) {
            return tree.map(path -> system.relativize(path).toString())
                    .filter(path -> path.endsWith(".jar"))
                    .map(path -> path.split("/(?=[^/]+/[^/]+$)|/(?=[^/]+$)"))
                    .collect(Collectors.groupingBy(
                            parts -> parts[0],
                            TreeMap::new,
                            Collectors.mapping(parts -> parts[1], Collectors.toSet())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/busbar",
                "lib/jvm.options",
                "lib/boot/busbar-launcher.jar",
                "LICENSE",
                "NOTICE",
                "THIRD-PARTY.txt",
                "etc/io.busbar.security.cfg",
                // our own feature files once landed elsewhere, and the boot looked for them on the network
                "system/io/busbar/busbar-features/0.1.0/busbar-features-0.1.0-features.xml",
                "system/io/busbar/busbar-features/0.1.0/busbar-features-0.1.0-libraries.xml",
                "system/io/busbar/busbar-simulator/0.1.0/busbar-simulator-0.1.0.jar"
            })
    void holds(String file) {
        assertThat(HOME.resolve(file)).isRegularFile().isNotEmptyFile();
    }

    /** Installed later, Event Admin has the features service refreshed while that starts the gateway. */
    @Test
    void eventAdminIsThereBeforeTheFeaturesService() throws Exception {
        assertThat(Files.readString(HOME.resolve("etc/startup.properties")))
                .contains("org.apache.felix/org.apache.felix.eventadmin/");
    }

    /** What our bundles have inside of them is software of others like any archive beside them. */
    @Test
    void embeddedLibrariesAreNamedWithTheirLicences() throws Exception {
        assertThat(Files.readAllLines(HOME.resolve("THIRD-PARTY.txt")).stream()
                        .map(line -> line.replaceAll("\\s+", " ")))
                .anyMatch(line -> line.matches("plc4j-driver-opcua \\S+ Apache-2\\.0"))
                .anyMatch(line -> line.matches("plc4j-driver-modbus \\S+ Apache-2\\.0"))
                .anyMatch(line -> line.matches("parquet-column \\S+ Apache-2\\.0"))
                .anyMatch(line -> line.matches("jts-core \\S+ EDL-1\\.0 .*"))
                .anyMatch(line -> line.matches("pcap4j-core \\S+ MIT .*"));
        assertThat(HOME.resolve("licences/jts-core.txt")).content().contains("Eclipse Distribution License");
        assertThat(HOME.resolve("licences/pcap4j-core.txt")).content().contains("Pcap4J.org");
    }

    @Test
    void everyArtifactIsThereInOneVersion() throws Exception {
        assertThat(artifacts()).isNotEmpty().allSatisfy((artifact, versions) -> assertThat(versions)
                .as(artifact)
                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net/jpountz/",
                "org/eclipse/jetty/",
                "org/ops4j/pax/web/",
                "org/apache/karaf/management/",
                "org/apache/karaf/deployer/",
                "org/apache/karaf/kar/",
                "org/apache/karaf/webconsole/",
                "org/apache/karaf/services/org.apache.karaf.services.eventadmin",
                "org/ops4j/pax/url/pax-url-wrap",
                "org/apache/felix/org.apache.felix.http.wrappers",
                "org/jolokia/"
            })
    void neverHolds(String artifact) throws Exception {
        assertThat(artifacts().keySet()).noneMatch(name -> name.startsWith(artifact));
    }

    @Test
    void nothingIsFetchedFromAnywhere() throws Exception {
        List<String> settings = Files.readAllLines(HOME.resolve("etc/org.ops4j.pax.url.mvn.cfg"));
        assertThat(settings).contains("org.ops4j.pax.url.mvn.repositories =").noneMatch(line -> line.contains("http"));
    }

    @Test
    void nobodyHasAPassword() throws Exception {
        assertThat(Files.readAllLines(HOME.resolve("etc/users.properties"))).allMatch(line -> line.startsWith("#"));
        assertThat(HOME.resolve("etc/keys.properties")).doesNotExist();
    }
}
