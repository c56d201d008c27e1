package io.busbar.countis;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Identification;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.Product.Ability;
import io.busbar.driver.Words;
import io.busbar.registers.GoldenFile;
import io.busbar.registers.MapDriver;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountisMapsTest {

    private final MapLibrary library = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @Test
    void everyMapIsClean() {
        assertThat(library.problems()).isEmpty();
        assertThat(library.products()).hasSize(24);
    }

    private static List<GoldenFile> goldenFiles() {
        return MapFiles.goldenIn(Path.of("src/main/resources/golden"));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void rawWordsMeanWhatTheTableSays(GoldenFile golden) {
        assertThat(golden.expectations()).isNotEmpty();
        assertThat(golden.differences(map(golden.product()))).isEmpty();
    }

    @Test
    void everyProductHasItsGoldenFile() {
        List<String> golden = goldenFiles().stream().map(GoldenFile::product).toList();
        assertThat(golden).doesNotHaveDuplicates();
        assertThat(library.products().stream()
                        .map(map -> map.product().orElseThrow().reference()))
                .containsExactlyInAnyOrderElementsOf(golden);
    }

    /** Millihertz up to E2x, hundredths from E3x on, and E03 like the latter. */
    @ParameterizedTest
    @CsvSource({
        "COUNTIS E24, 50003, 50.003",
        "COUNTIS E14, 50003, 50.003",
        "COUNTIS E44, 5003, 50.03",
        "COUNTIS E03, 5003, 50.03"
    })
    void frequencyHasTheScaleOfItsTable(String product, int raw, double hertz) {
        MapRow row = map(product).row("1", "frequency").orElseThrow();
        assertThat(row.cell().address()).isEqualTo(50526);
        assertThat(row.value(Words.of(50526, 0, raw))).isEqualTo(hertz);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COUNTIS E24", "COUNTIS E44"})
    void powerCountsTens(String product) {
        MapRow row = map(product).row("1", "power.active.total").orElseThrow();
        assertThat(row.value(Words.of(50536, 0xffff, 0xfe5b))).isEqualTo(-4210);
    }

    @Test
    void indexesComeInStepsOfTenWattHoursFromRegistersThatCountThem() {
        for (String product : new String[] {"COUNTIS E24", "COUNTIS E44"}) {
            MapRow row = map(product).row("1", "energy.active.import").orElseThrow();
            assertThat(row.cell().address()).isEqualTo(50946);
            assertThat(row.value(Words.of(50946, 1, 0))).isEqualTo(655_360);
        }
    }

    /** 36868 is energy on E03 and counts overflows on the others; 57344 is an address or a network type. */
    @Test
    void registersThatMeanSomethingElseElsewhereAreInNoMap() {
        for (RegisterMap map : library.maps()) {
            assertThat(map.rows()).noneMatch(row -> row.start() <= 36874 && row.end() > 36864);
            assertThat(map.blocks()).noneMatch(block -> block.start() >= 57344);
        }
    }

    /** The tariff blocks of E2x are wider than those of DIRIS B-30: the same address means another energy. */
    @Test
    void tariffBlocksAreThoseOfCountis() {
        RegisterMap map = map("COUNTIS E24");
        assertThat(map.row("1", "energy.apparent.l1.t1").orElseThrow().cell().address())
                .isEqualTo(20353);
        assertThat(map.row("1", "energy.reactive.import.lagging.l1.t1")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(20273);
        MapRow current = map.row("1", "tariff.current").orElseThrow();
        assertThat(current.value(Words.of(51201, 1)))
                .as("counted from 1 in the device")
                .isEqualTo(1);
    }

    @Test
    void eachProductSaysHowSureItsMapIs() {
        assertThat(product("COUNTIS E24").status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(product("COUNTIS E27").status()).isEqualTo(MapStatus.DRIVER_USED);
        assertThat(product("COUNTIS E13").status()).isEqualTo(MapStatus.ASSUMED);
        assertThat(product("COUNTIS E03").status()).as("its least sure row").isEqualTo(MapStatus.UNOFFICIAL);
        assertThat(product("COUNTIS E33").source()).startsWith("Assumed equal to COUNTIS E34");
    }

    @Test
    void factsOfAProductFollowFromItsMap() {
        Product product = product("COUNTIS E24");
        assertThat(product.family()).isEqualTo("COUNTIS E");
        assertThat(product.loads()).isEqualTo(1);
        assertThat(product.phases()).isEqualTo(3);
        assertThat(product("COUNTIS E14").phases()).isEqualTo(1);
        assertThat(product.abilities())
                .containsExactlyInAnyOrder(Ability.NETWORK, Ability.POWER, Ability.ENERGY, Ability.TARIFFS);
    }

    @ParameterizedTest
    @CsvSource({"COUNTIS E24, COUNTIS E24", "Countis E44R, COUNTIS E44", "countis e14 Modbus, COUNTIS E14"})
    void aProductIsRecognisedByTheBeginningOfItsName(String name, String reference) {
        MapDriver driver = new MapDriver("countis", library.products());
        assertThat(driver.recognise(new Identification("SOCOMEC", name, "", "", 0)))
                .map(Product::reference)
                .contains(reference);
    }

    private RegisterMap map(String product) {
        return library.product(product).orElseThrow();
    }

    private Product product(String reference) {
        return map(reference).product().orElseThrow();
    }
}
