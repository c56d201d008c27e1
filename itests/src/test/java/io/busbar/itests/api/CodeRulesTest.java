package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What none of our own classes may refer to. Read from the classes of the archive, where nothing hides behind an import. */
class CodeRulesTest {

    private static final Map<String, String> CLASSES = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path bundles = Path.of(System.getProperty("busbar.home"), "system/io/busbar");
        try (Stream<Path> tree = Files.walk(bundles)) {
            for (Path bundle :
                    tree.filter(path -> path.toString().endsWith(".jar")).toList()) {
                try (JarFile jar = new JarFile(bundle.toFile())) {
                    for (JarEntry entry : jar.stream().toList()) {
                        if (entry.getName().startsWith("io/busbar/")
                                && entry.getName().endsWith(".class")) {
                            byte[] content = jar.getInputStream(entry).readAllBytes();
                            CLASSES.put(entry.getName(), new String(content, StandardCharsets.ISO_8859_1));
                        }
                    }
                }
            }
        }
        assertThat(CLASSES).hasSizeGreaterThan(500);
    }

    private static List<String> referringTo(String... names) {
        List<String> found = new ArrayList<>();
        CLASSES.forEach((file, constants) -> {
            if (Stream.of(names).anyMatch(constants::contains)) {
                found.add(file.replace(".class", "").replace('/', '.'));
            }
        });
        return found;
    }

    @Test
    void sec26noXmlIsParsedAndNothingIsDeserializedTheJavaWay() {
        assertThat(referringTo("java/io/ObjectInputStream", "javax/xml/", "org/xml/sax/", "org/w3c/dom/"))
                .isEmpty();
    }

    /** MapDB takes serializers of Java and of its own for whoever names none; the tables of the history name theirs. */
    @Test
    void sec27mapDbIsUsedForTablesWithSerializersOfTheirOwn() {
        assertThat(referringTo(
                        "org/mapdb/DB;", "org/mapdb/DBMaker", "org/mapdb/elsa", "SerializerJava", "SerializerElsa"))
                .isEmpty();
        assertThat(referringTo("org/mapdb/"))
                .allMatch(name -> name.startsWith("io.busbar.historian.store."))
                .isNotEmpty();
    }

    /** What a caller sends never becomes a name of a file: hardly any class of the interface knows files at all. */
    @Test
    void sec23theInterfaceOpensNoFilesButItsOwn() {
        assertThat(referringTo("java/nio/file/", "java/io/File"))
                .filteredOn(name -> name.startsWith("io.busbar.rest.") || name.startsWith("io.busbar.console."))
                .allMatch(name -> name.startsWith("io.busbar.rest.log.")
                        || name.equals("io.busbar.rest.BusbarApplication")
                        || name.equals("io.busbar.rest.gateway.GatewayProcess"));
    }
}
