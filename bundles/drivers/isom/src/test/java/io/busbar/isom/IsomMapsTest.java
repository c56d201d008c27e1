package io.busbar.isom;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsomMapsTest {

    private static final MapLibrary LIBRARY = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @Test
    void everyMapIsClean() {
        assertThat(LIBRARY.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"l-60", "f-60"})
    void rawWordsMeanWhatTheProposalSays(String name) {
        GoldenFile golden = MapFiles.golden(Path.of("src/main/resources/golden", name + ".golden"));
        assertThat(golden.differences(map(golden.product()))).isEmpty();
    }

    /** No table of these products is public: not one row may look surer than that. */
    @ParameterizedTest
    @ValueSource(strings = {"ISOM Digiware L-60", "ISOM Digiware F-60"})
    void everyRowIsAProposalAndSaysSo(String reference) {
        assertThat(product(reference).status()).isEqualTo(MapStatus.DEFAULT_UNVERIFIED);
        assertThat(map(reference).rows()).allSatisfy(row -> {
            assertThat(row.status()).isEqualTo(MapStatus.DEFAULT_UNVERIFIED);
            assertThat(row.source()).contains("Proposal");
        });
    }

    /** Frequency and voltage keep the offsets of the published Digiware block; resistance stands where there it has nothing. */
    @Test
    void publishedOffsetsAreKept() {
        RegisterMap map = map("ISOM Digiware L-60");
        assertThat(address(map, "-", "date.measurement")).isEqualTo(18433);
        assertThat(address(map, "-", "frequency")).isEqualTo(18442);
        assertThat(address(map, "-", "voltage.ln")).isEqualTo(18444);
        assertThat(address(map, "-", "insulation.resistance")).isEqualTo(18436);
    }

    @Test
    void capacitanceCountsNanofaradsAndCurrentsMicroamperes() {
        assertThat(row(map("ISOM Digiware L-60"), "-", "insulation.capacitance").value(Words.of(18438, 0, 1260)))
                .isEqualTo(1.26e-6);
        assertThat(row(map("ISOM Digiware F-60"), "1", "current.differential").value(Words.of(18436, 0, 3100)))
                .isEqualTo(0.0031);
    }

    /** An insulation resistance that a device cannot measure is none, not 4.3 GΩ. */
    @Test
    void allOnesAreNoResistance() {
        assertThat(row(map("ISOM Digiware L-60"), "-", "insulation.resistance").value(Words.of(18436, 0xffff, 0xffff)))
                .isNaN();
    }

    /** Where the tenth circuit stands, modules that measure a network have the network. */
    @Test
    void theTenthCircuitStandsWhereOthersHaveTheNetwork() {
        RegisterMap map = map("ISOM Digiware F-60");
        assertThat(map.loads()).isEqualTo(12);
        assertThat(address(map, "10", "insulation.circuit.state")).isEqualTo(36864);
        assertThat(row(map, "10", "insulation.resistance").condition())
                .isEqualTo(new MapRow.Condition("load.enabled", 10, -1));
    }

    @Test
    void circuitsHaveInsulationAndNoPower() {
        assertThat(product("ISOM Digiware F-60").abilities()).containsExactly(Ability.INSULATION);
        assertThat(product("ISOM Digiware L-60").abilities())
                .containsExactlyInAnyOrder(Ability.INSULATION, Ability.NETWORK);
        assertThat(product("ISOM Digiware L-60").phases()).isEqualTo(1);
    }

    @Test
    void noReadIsLongerThanADeviceAllows() {
        for (RegisterMap map : LIBRARY.maps()) {
            assertThat(new Planner(map).rows(map.rows()))
                    .allSatisfy(block -> assertThat(block.read().count()).isLessThanOrEqualTo(113));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ISOM Digiware L-60, ISOM Digiware L-60",
        "ISOM DIGIWARE F-60, ISOM Digiware F-60",
        "ISOM L-60, ISOM Digiware L-60"
    })
    void aProductIsRecognisedByItsName(String name, String reference) {
        MapDriver driver = new MapDriver("isom", LIBRARY.products());
        assertThat(driver.recognise(new Identification("SOCOMEC", name, "", "", 0)))
                .map(Product::reference)
                .contains(reference);
    }

    private static int address(RegisterMap map, String load, String quantity) {
        return row(map, load, quantity).cell().address();
    }

    private static MapRow row(RegisterMap map, String load, String quantity) {
        return map.row(load, quantity).orElseThrow();
    }

    private static RegisterMap map(String product) {
        return LIBRARY.product(product).orElseThrow();
    }

    private static Product product(String reference) {
        return map(reference).product().orElseThrow();
    }
}
