package io.busbar.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Identification;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.registers.GoldenFile;
import io.busbar.registers.MapDriver;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the driver guide work as they stand there. */
class DriverGuideTest {

    private static String guide = "";

    @BeforeAll
    static void read() throws IOException {
        guide = Files.readString(Path.of("../../../docs/driver-guide.md"));
    }

    @Test
    void theMadeUpMeterIsReadAsItsGoldenFileSays() {
        MapLibrary library = MapLibrary.of(List.of(example("map")));
        assertThat(library.problems()).isEmpty();
        GoldenFile golden = GoldenFile.parse(example("golden"));
        assertThat(golden.expectations()).hasSizeGreaterThan(5);
        assertThat(golden.differences(library.product(golden.product()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void theMadeUpMeterIsInTheCatalogueAndRecognised() {
        MapLibrary library = MapLibrary.of(List.of(example("map")));
        MapDriver driver = new MapDriver("site-acme-3000", library.products());
        Product product = driver.recognise(new Identification("ACME", "ACME 3000", "", "", 0))
                .orElseThrow();
        assertThat(product.reference()).isEqualTo("ACME 3000");
        assertThat(product.loads()).isEqualTo(1);
        assertThat(product.phases()).isEqualTo(3);
        assertThat(product.status()).isEqualTo(MapStatus.DEVICE_TESTED);
    }

    @Test
    void theCorrectionOfAShippedMapReachesAllItsProducts() {
        List<MapSource> shipped = MapFiles.in(Path.of("../countis/src/main/resources/maps"));
        MapLibrary library = MapLibrary.of(shipped, List.of(example("map-correction")));
        assertThat(library.problems()).isEmpty();
        for (String product : List.of("COUNTIS E34", "COUNTIS E44")) {
            assertThat(library.product(product)
                            .orElseThrow()
                            .row("1", "frequency")
                            .orElseThrow()
                            .cell()
                            .factor()
                            .divisor())
                    .isEqualTo(1000);
        }
    }

    private static MapSource example(String kind) {
        Matcher block = Pattern.compile("(?s)```" + kind + "\n(.*?)```").matcher(guide);
        assertThat(block.find()).as("the guide has a block of kind " + kind).isTrue();
        return new MapSource(kind, block.group(1));
    }
}
