package io.busbar.countis;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Words;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the manufacturer's tables make easy to get wrong: the same address with another meaning, another scale, another order. */
class CountisTrapsTest {

    private static final MapLibrary LIBRARY = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @ParameterizedTest
    @CsvSource({
        "COUNTIS E13, 49990, 49.99",
        "COUNTIS E14, 49990, 49.99",
        "COUNTIS E23, 49990, 49.99",
        "COUNTIS E28, 49990, 49.99",
        "COUNTIS E34, 4999, 49.99",
        "COUNTIS E44, 4999, 49.99",
        "COUNTIS E48, 4999, 49.99",
        "COUNTIS E03, 4999, 49.99"
    })
    void frequencyIsInMillihertzUpToE2xAndInHundredthsFromE3xOn(String product, int raw, double hertz) {
        assertThat(row(product, "frequency").value(Words.of(50526, 0, raw))).isEqualTo(hertz);
    }

    @ParameterizedTest
    @CsvSource({"COUNTIS E03", "COUNTIS E14", "COUNTIS E24", "COUNTIS E44", "COUNTIS E53"})
    void powerIsInTensOfWatts(String product) {
        assertThat(row(product, "power.active.total").value(Words.of(50536, 0, 421)))
                .isEqualTo(4210);
    }

    /** COUNTIS has Ea+ Er+ Ea- Er- there, DIRIS A has Ea+ Ea- Er+ Er-. */
    @Test
    void theMegawattHourWordsWhoseOrderDiffersAreInNoMap() {
        assertNobodyMeasures(51311, 51314);
    }

    /** 36868 is energy on E03 and E04, and counts the overflows of Ea- on the others. */
    @Test
    void register36868CountsOverflowsAndIsNoEnergy() {
        assertNobodyMeasures(36864, 36874);
        MapRow exported = row("COUNTIS E24", "energy.active.export");
        assertThat(wrap(exported).count().address()).isEqualTo(36868);
        assertThat(row("COUNTIS E03", "energy.active.import").wrap()).as("E03").isNull();
    }

    /** 57344 is the slave address on E14 and E2x, the network's type on E34; E43 has moved the address to 58368. */
    @Test
    void theSettingsWhoseMeaningDiffersAreNeitherReadNorWritten() {
        assertNobodyMeasures(57344, 57363);
        assertNobodyMeasures(58368, 58368);
    }

    @Test
    void tariffsCountFromOneAndTheirBlockIsWiderThanThatOfDiris() {
        RegisterMap map = map("COUNTIS E24");
        assertThat(row("COUNTIS E24", "tariff.current").value(Words.of(51201, 1)))
                .isEqualTo(1);
        assertThat(map.row("1", "energy.reactive.import.lagging.l1.t1")
                        .orElseThrow()
                        .cell()
                        .address())
                .isEqualTo(20273);
        assertThat(map.row("1", "energy.apparent.l1.t1").orElseThrow().cell().address())
                .isEqualTo(20353);
    }

    /** The highest value is 999 999 999 steps of 10 Wh; one step more is 0 again and one overflow more. */
    @ParameterizedTest
    @CsvSource({
        "COUNTIS E14, energy.active.import, 36866",
        "COUNTIS E24, energy.reactive.export, 36869",
        "COUNTIS E24, energy.active.import.t2, 36872",
        "COUNTIS E44, energy.active.import, 36866",
        "COUNTIS E44, energy.active.import.t4, 36874"
    })
    void anIndexGoesOnWhereItsTenWattHourCounterBeginsAgain(String product, String quantity, int count) {
        MapRow row = row(product, quantity);
        assertThat(wrap(row).count().address()).isEqualTo(count);
        int[] words = new int[count - 36864 + 1];
        words[0] = 0x3B9A;
        words[1] = 0xC9FF;
        words[count - 36864] = 3;
        assertThat(wrap(row).carry(Words.of(36864, words))).isEqualTo(3e10);
        int address = row.cell().address();
        double before = row.value(Words.of(address, 0x3B9A, 0xC9FF));
        double after = row.value(Words.of(address, 0, 0)) + 1e10;
        assertThat(after - before).as("one step").isEqualTo(10);
    }

    private static void assertNobodyMeasures(int first, int last) {
        for (RegisterMap map : LIBRARY.maps()) {
            assertThat(map.rows()).as(map.id()).noneMatch(row -> row.start() <= last && row.end() > first);
            assertThat(map.fields())
                    .as(map.id())
                    .noneMatch(field ->
                            field.cell().address() <= last && field.cell().end() > first);
        }
    }

    private static MapRow.Wrap wrap(MapRow row) {
        return Objects.requireNonNull(row.wrap(), row.quantity().key());
    }

    private static RegisterMap map(String product) {
        return LIBRARY.product(product).orElseThrow();
    }

    private static MapRow row(String product, String quantity) {
        return map(product).row("1", quantity).orElseThrow();
    }
}
