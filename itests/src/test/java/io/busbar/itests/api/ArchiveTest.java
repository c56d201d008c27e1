package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                "sbom.cdx.json",
                "vex.cdx.json",
                "lib/bundles.sha256",
                "lib/systemd/busbar.service",
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
    void sec55everyArtifactIsThereInOneVersion() throws Exception {
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
    void sec50and55neverHolds(String artifact) throws Exception {
        assertThat(artifacts().keySet()).noneMatch(name -> name.startsWith(artifact));
    }

    @Test
    void sec52nothingIsFetchedFromAnywhere() throws Exception {
        List<String> settings = Files.readAllLines(HOME.resolve("etc/org.ops4j.pax.url.mvn.cfg"));
        assertThat(settings).contains("org.ops4j.pax.url.mvn.repositories =").noneMatch(line -> line.contains("http"));
    }

    /** The bill names every archive by its hash, what is inside of our bundles, and what the console is built of. */
    @Test
    void sec56theBillOfMaterialsNamesEverythingThatIsShipped() throws Exception {
        JsonNode bill =
                new ObjectMapper().readTree(HOME.resolve("sbom.cdx.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.path("specVersion").asText()).isEqualTo("1.6");
        List<String> refs = bill.path("components").findValuesAsText("bom-ref");
        assertThat(refs).doesNotHaveDuplicates().contains("pkg:maven/at.yawk.lz4/lz4-java@1.13.0?type=jar");
        assertThat(refs)
                .anyMatch(ref -> ref.startsWith("pkg:npm/svelte@"))
                .anyMatch(ref -> ref.contains("plc4j-driver-opcua@"));
        Set<String> hashes = Set.copyOf(bill.path("components").findValuesAsText("content"));
        try (Stream<Path> tree = Files.walk(HOME)) {
            for (Path jar :
                    tree.filter(path -> path.toString().endsWith(".jar")).toList()) {
                assertThat(hashes).as("hash of %s", jar).contains(sha256(jar));
            }
        }
        for (JsonNode component : bill.path("components")) {
            assertThat(component.path("purl").asText())
                    .isEqualTo(component.path("bom-ref").asText());
            assertThat(component.path("version").asText()).isNotBlank();
        }
        JsonNode vex = new ObjectMapper().readTree(HOME.resolve("vex.cdx.json").toFile());
        assertThat(vex.path("vulnerabilities").findValuesAsText("ref"))
                .isNotEmpty()
                .isSubsetOf(refs);
    }

    @Test
    void sec54theListOfBundlesIsThatOfTheArchive() throws Exception {
        List<String> lines = Files.readAllLines(HOME.resolve("lib/bundles.sha256"));
        try (Stream<Path> tree = Files.walk(HOME.resolve("system"))) {
            List<String> there = new ArrayList<>();
            for (Path jar :
                    tree.filter(path -> path.toString().endsWith(".jar")).toList()) {
                there.add(sha256(jar) + "  " + HOME.relativize(jar));
            }
            assertThat(lines).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void sec53theUnitOfSystemdIsHardened(@TempDir Path directory) throws Exception {
        Path shipped = HOME.resolve("lib/systemd/busbar.service");
        assertThat(Files.readAllLines(shipped))
                .contains(
                        "User=busbar",
                        "UMask=0077",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=",
                        "MemoryMax=768M",
                        "SystemCallFilter=@system-service");
        // Where it is installed is another machine's business; all else is examined as systemd does.
        Path unit = directory.resolve("busbar.service");
        Files.writeString(unit, Files.readString(shipped).replace("/opt/busbar/bin/busbar", "/bin/true"));
        Process verify = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("busbar.service:");
    }

    @Test
    void sec51nobodyHasAPassword() throws Exception {
        assertThat(Files.readAllLines(HOME.resolve("etc/users.properties"))).allMatch(line -> line.startsWith("#"));
        assertThat(HOME.resolve("etc/keys.properties")).doesNotExist();
    }
}
