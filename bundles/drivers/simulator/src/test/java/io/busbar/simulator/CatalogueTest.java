package io.busbar.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Product;
import io.busbar.registers.GoldenFile;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.RegisterMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of all products in the documentation, which follows from the maps, and is written by this test when asked to. */
class CatalogueTest {

    private static final Path DRIVERS = Path.of("..");
    private static final Path PAGE = Path.of("../../../docs/catalogue.md");
    private static final String WRITE = "busbar.catalogue.write";

    private static final String HEAD =
            """
            # Catalogue

            Every product that the shipped drivers read. This page is made of their maps:
            `mvn -o test -pl bundles/drivers/simulator -Dtest=CatalogueTest -D%s=true` writes it anew, and the build fails while it is stale.

            *Loads* is how many there can be at most; which there are is the device's own configuration. *Status* says how sure the map is; from
            `device-tested` on, the device's pages wear a badge, and `assumed` and `default-unverified` want to be compared with the device's display.
            Each product can be simulated: `SimulatorMain --reference "NAME"` (see the simulator's page), and its golden file says which raw words mean what.

            """
                    .formatted(WRITE);

    @Test
    void thePageOfTheCatalogueIsThatOfTheMaps() throws IOException {
        String page = page();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/catalogue.md is stale: run this test with -D%s=true", WRITE)
                .isEqualTo(page);
    }

    @Test
    void everyReferenceOfDirisAndCountisHasItsMap() throws IOException {
        String all = drivers().stream()
                .flatMap(driver -> library(driver).products().stream())
                .map(map -> '\n' + map.product().orElseThrow().reference() + '\n')
                .collect(Collectors.joining());
        assertThat(Stream.of(
                                references("DIRIS Digiware ", "D-40 D-50 D-50v2 D-70 D-75 D-75h M-50 M-70"),
                                references("DIRIS ", "G-30 G-40 G-50 G-60 B-10 B-30"),
                                List.of(
                                        "DIRIS B-30 RF",
                                        "DIRIS B-30 RS485",
                                        "DIRIS A-40 Ethernet",
                                        "DIRIS A-40 Profibus"),
                                references("DIRIS Digiware ", "I-30 I-30dc I-31 I-33 I-35 I-35dc I-43 I-45 I-60 I-61"),
                                references("DIRIS Digiware ", "IO-10 IO-20 S-130 S-135 S-Datacenter U-10 U-20 U-30"),
                                references("DIRIS Digiware ", "U-31dc U-32dc R-60"),
                                references("COUNTIS ", "Ci E03 E04 E13 E14 E17 E18 E23 E24 E27 E28 E33 E34 E43 E44"),
                                references("COUNTIS ", "E44R E47 E48 E53 ECi2 ECi3"),
                                references("DIRIS ", "A-10 A-20 A-30 A-40 A14 A17 A60 A80 A10 A20 A20v2 A40v2 A40v3"),
                                List.of("DIRIS A17 2In", "DIRIS A17 THD", "DIRIS A17 THD In"))
                        .flatMap(List::stream))
                .allSatisfy(reference -> assertThat(all).contains('\n' + reference + '\n'));
    }

    private static List<String> references(String prefix, String names) {
        return Stream.of(names.split(" ")).map(name -> prefix + name).toList();
    }

    private static String page() throws IOException {
        List<RegisterMap> maps = new ArrayList<>();
        Map<String, String> golden = new HashMap<>();
        for (Path driver : drivers()) {
            maps.addAll(library(driver).products());
            for (GoldenFile file : MapFiles.goldenIn(resources(driver).resolve("golden"))) {
                golden.put(file.product(), file.file());
            }
        }
        maps.sort(Comparator.comparing(
                        (RegisterMap map) -> map.product().orElseThrow().family())
                .thenComparing(map -> map.product().orElseThrow().reference()));
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| reference | family | loads | abilities | map | status | source | simulator | golden file |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (RegisterMap map : maps) {
            Product product = map.product().orElseThrow();
            String file = golden.get(product.reference());
            assertThat(file).as("golden file of %s", product.reference()).isNotNull();
            page.append("| ")
                    .append(String.join(
                            " | ",
                            product.reference(),
                            product.family(),
                            Integer.toString(product.loads()),
                            product.abilities().stream()
                                    .sorted()
                                    .map(CatalogueTest::word)
                                    .collect(Collectors.joining(", ")),
                            '`' + map.id() + '`',
                            word(product.status()),
                            product.source(),
                            "yes",
                            '`' + file + '`'))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** The driver bundles beside this one that carry maps. */
    private static List<Path> drivers() throws IOException {
        try (Stream<Path> bundles = Files.list(DRIVERS)) {
            return bundles.filter(bundle -> Files.isDirectory(resources(bundle).resolve("golden")))
                    .sorted()
                    .toList();
        }
    }

    private static MapLibrary library(Path driver) {
        return MapLibrary.of(MapFiles.in(resources(driver).resolve("maps")));
    }

    private static Path resources(Path driver) {
        return driver.resolve("src/main/resources");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
