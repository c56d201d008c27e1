package io.busbar.diris;

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
import io.busbar.registers.Planner;
import io.busbar.registers.RegisterMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirisMapsTest {

    private static final MapLibrary LIBRARY = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @Test
    void everyMapIsClean() {
        assertThat(LIBRARY.problems()).isEmpty();
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
        assertThat(LIBRARY.products().stream()
                        .map(map -> map.product().orElseThrow().reference()))
                .containsExactlyInAnyOrderElementsOf(golden);
    }

    /** Power counts single watts here and tens in the older tables, except for the totals of the fundamental. */
    @Test
    void powerCountsWattsAndItsFundamentalTotalTens() {
        RegisterMap map = map("DIRIS Digiware I-35");
        MapRow power = map.row("1", "power.active.total").orElseThrow();
        assertThat(power.value(Words.of(18476, 0xffff, 0xef8e))).isEqualTo(-4210);
        MapRow fundamental = map.row("1", "power.active.total.h1").orElseThrow();
        assertThat(fundamental.value(Words.of(18735, 0, 421))).isEqualTo(4210);
        MapRow phase = map.row("1", "power.active.l1.h1").orElseThrow();
        assertThat(phase.value(Words.of(18729, 0, 421))).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIRIS A-10", "DIRIS A-20", "DIRIS A-30", "DIRIS A14", "DIRIS A40"})
    void theOlderTablesCountHundredthsOfHertzAndTensOfWatts(String product) {
        RegisterMap map = map(product);
        assertThat(map.row("1", "frequency").orElseThrow().value(Words.of(50526, 0, 4999)))
                .isEqualTo(49.99);
        assertThat(map.row("1", "power.active.total").orElseThrow().value(Words.of(50536, 0xffff, 0xfe5b)))
                .isEqualTo(-4210);
    }

    /** The 32-bit indexes of A14 wrap; these do not. */
    @Test
    void theIndexesOfA14AreThoseOf64Bits() {
        MapRow row = map("DIRIS A14").row("1", "energy.active.import").orElseThrow();
        assertThat(row.value(Words.of(37888, 0, 1, 0, 0))).isEqualTo(42_949_672_960.0);
    }

    /** leave the totals at 50770 empty: their only indexes are the resettable ones. */
    @ParameterizedTest
    @ValueSource(strings = {"DIRIS A-10", "DIRIS A-20", "DIRIS A-30"})
    void theIndexesOfTheATableAreWhereTheyAreFilled(String product) {
        assertThat(map(product)
                        .row("1", "energy.active.import")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(50780);
    }

    @Test
    void frequencyCountsMillihertz() {
        MapRow row = map("DIRIS Digiware U-30").row("-", "frequency").orElseThrow();
        assertThat(row.value(Words.of(36871, 0, 49987))).isEqualTo(49.987);
    }

    /** Here 36864 begins the network's measurements; in COUNTIS it is where overflows are counted. */
    @Test
    void theNetworkStandsWhereCountisCountsOverflows() {
        assertThat(map("DIRIS Digiware U-30")
                        .row("-", "voltage.ln")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(36867);
    }

    @Test
    void theTariffInUseCountsFromOneAsItsIndexesDo() {
        RegisterMap map = map("DIRIS B-30");
        assertThat(map.row("1", "tariff.current").orElseThrow().value(Words.of(20224, 0)))
                .isEqualTo(1);
        assertThat(map.row("4", "tariff.current").orElseThrow().value(Words.of(26368, 7)))
                .isEqualTo(8);
    }

    /** The tariff blocks of COUNTIS E2x are wider: the same address means another energy there. */
    @Test
    void tariffBlocksAreThoseOfDiris() {
        RegisterMap map = map("DIRIS B-30");
        assertThat(map.row("1", "energy.reactive.import.leading.t1")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(20273);
        assertThat(map.row("1", "energy.active.import.partial.t1")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(20353);
    }

    @Test
    void anIndexIsItsKilowattHoursAndTheirRest() {
        MapRow row = map("DIRIS Digiware I-35").row("3", "energy.active.import").orElseThrow();
        assertThat(row.value(Words.of(23939, 0x0001, 0x0000, 9999))).isEqualTo(65_536_999.9);
    }

    @Test
    void thePowerFactorHasTheSignOfItsType() {
        MapRow row = map("DIRIS Digiware I-35").row("1", "power.factor.total").orElseThrow();
        assertThat(row.value(Words.of(18486, 0xfc4a, 1))).as("leading").isEqualTo(-0.95);
        assertThat(row.value(Words.of(18486, 950, 2))).as("lagging").isEqualTo(0.95);
    }

    /** Registers from 57344 on are settings whose meaning differs from product to product; 20096 to 20099 reset meters. */
    @Test
    void nothingIsReadWhereASettingOrACommandStands() {
        for (RegisterMap map : LIBRARY.maps()) {
            new Planner(map).rows(map.rows()).forEach(block -> {
                int start = block.read().address();
                int end = start + block.read().count();
                assertThat(block.read().count()).isLessThanOrEqualTo(113);
                assertThat(end).isLessThan(57344);
                assertThat(start < 20100 && end > 20096).isFalse();
            });
        }
    }

    @Test
    void aModuleHasTheLoadsOfItsProduct() {
        assertThat(product("DIRIS Digiware I-35").loads()).isEqualTo(3);
        assertThat(product("DIRIS B-30").loads()).isEqualTo(4);
        assertThat(product("DIRIS Digiware I-61").loads()).isEqualTo(6);
        assertThat(product("DIRIS Digiware U-30").loads()).isZero();
        MapRow third = map("DIRIS Digiware I-35").row("3", "voltage.l1n").orElseThrow();
        assertThat(third.cell().address()).isEqualTo(18444 + 2 * 2048);
        assertThat(third.condition()).isEqualTo(new MapRow.Condition("load.enabled", 3, -1));
        assertThat(map("DIRIS Digiware I-35")
                        .field("load.enabled", 3)
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(13888);
    }

    @Test
    void abilitiesFollowFromTheMap() {
        assertThat(product("DIRIS Digiware U-30").abilities())
                .containsExactlyInAnyOrder(Ability.NETWORK, Ability.THD, Ability.HARMONICS);
        assertThat(product("DIRIS B-30").abilities())
                .containsExactlyInAnyOrder(
                        Ability.NETWORK,
                        Ability.POWER,
                        Ability.ENERGY,
                        Ability.TARIFFS,
                        Ability.THD,
                        Ability.HARMONICS,
                        Ability.IO,
                        Ability.TEMPERATURE);
        assertThat(product("DIRIS Digiware M-70").abilities()).containsExactly(Ability.GATEWAY);
    }

    @Test
    void eachProductSaysHowSureItsMapIs() {
        assertThat(product("DIRIS B-30").status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(product("DIRIS Digiware S-135").status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(product("DIRIS Digiware U-30").status()).isEqualTo(MapStatus.UNOFFICIAL);
        assertThat(product("DIRIS Digiware I-35").status()).isEqualTo(MapStatus.ASSUMED);
        assertThat(product("DIRIS Digiware I-35").status().needsBadge()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DIRIS Digiware I-35, DIRIS Digiware I-35",
        "DIRIS B30 RS485, DIRIS B-30 RS485",
        "DIRIS B30, DIRIS B-30",
        "DIRIS A17 THD In, DIRIS A17 THD In",
        "DIRIS A17, DIRIS A17",
        "Digiware D-50v2, DIRIS Digiware D-50v2",
        "DIRIS Digiware I-35dc, DIRIS Digiware I-35dc",
        "DIRIS A-40, DIRIS A-40",
        "DIRIS A40, DIRIS A40",
        "DIRIS A10, DIRIS A-10",
        "DIRIS DIGIWARE M-70, DIRIS Digiware M-70"
    })
    void aProductIsRecognisedByTheBeginningOfItsName(String name, String reference) {
        MapDriver driver = new MapDriver("diris", LIBRARY.products());
        assertThat(driver.recognise(new Identification("SOCOMEC", name, "", "", 0)))
                .map(Product::reference)
                .contains(reference);
    }

    private static RegisterMap map(String product) {
        return LIBRARY.product(product).orElseThrow();
    }

    private static Product product(String reference) {
        return map(reference).product().orElseThrow();
    }
}
