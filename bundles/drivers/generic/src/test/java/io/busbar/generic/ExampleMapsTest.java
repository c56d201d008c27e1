package io.busbar.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.MapStatus;
import io.busbar.registers.GoldenFile;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.RegisterMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The meters of other manufacturers that lie beside a site's own maps as examples. */
class ExampleMapsTest {

    private static final Path LIBRARY =
            Path.of("../../../karaf-assembly/distribution/src/main/resources/etc/busbar/maps/library");

    private static List<GoldenFile> goldenFiles() {
        return MapFiles.goldenIn(LIBRARY);
    }

    @Test
    void everyExampleIsCleanHasItsGoldenFileAndSaysHowSureItIs() {
        MapLibrary library = MapLibrary.of(MapFiles.in(LIBRARY));
        assertThat(library.problems()).isEmpty();
        assertThat(library.products()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(map -> assertThat(
                        map.product().orElseThrow().status())
                .isEqualTo(MapStatus.UNOFFICIAL));
        assertThat(goldenFiles())
                .extracting(GoldenFile::product)
                .containsExactlyInAnyOrderElementsOf(library.products().stream()
                        .map(map -> map.product().orElseThrow().reference())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void rawWordsMeanWhatTheGoldenFileSays(GoldenFile golden) {
        RegisterMap map =
                MapLibrary.of(MapFiles.in(LIBRARY)).product(golden.product()).orElseThrow();
        assertThat(golden.expectations()).hasSizeGreaterThan(10);
        assertThat(golden.differences(map)).isEmpty();
    }
}
