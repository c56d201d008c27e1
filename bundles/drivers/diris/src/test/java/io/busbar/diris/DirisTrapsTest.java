package io.busbar.diris;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Words;
import io.busbar.registers.MapCommand;
import io.busbar.registers.MapField;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the manufacturer's tables make easy to get wrong: the same address with another meaning, another scale, another order. */
class DirisTrapsTest {

    private static final MapLibrary LIBRARY = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @ParameterizedTest
    @CsvSource({
        "DIRIS A-10, 50526, 4999, 49.99",
        "DIRIS A-30, 50526, 4999, 49.99",
        "DIRIS A14, 50526, 4999, 49.99",
        "DIRIS A40v2, 788, 4999, 49.99",
        "DIRIS Digiware U-30, 36871, 49990, 49.99",
        "DIRIS A-40, 18442, 49990, 49.99"
    })
    void frequencyIsInHundredthsOfHertzInTheOlderTablesAndInMillihertzOnThePlatform(
            String product, int address, int raw, double hertz) {
        MapRow row = row(product, "frequency");
        assertThat(row.cell().address()).isEqualTo(address);
        assertThat(row.value(Words.of(address, 0, raw))).isEqualTo(hertz);
    }

    @ParameterizedTest
    @CsvSource({
        "DIRIS A-10, power.active.total, 4210",
        "DIRIS A40, power.active.total, 4210",
        "DIRIS A40v3, power.active.total, 4210",
        "DIRIS A14, power.apparent.total, 4210",
        "DIRIS B-30, power.active.total, 421",
        "DIRIS B-30, power.active.l1.h1, 421",
        "DIRIS B-30, power.active.total.h1, 4210",
        "DIRIS Digiware I-35, power.apparent.total, 421"
    })
    void powerIsInTensOfWattsInTheOlderTablesAndInWattsOnThePlatformExceptItsFundamental(
            String product, String quantity, double watts) {
        MapRow row = row(product, quantity);
        assertThat(row.value(Words.of(row.cell().address(), 0, 421))).isEqualTo(watts);
    }

    /** have Ea+ Ea- Er+ Er- there, A14 has Ea+ Er+ Ea- Er-, A40 only two of them. */
    @Test
    void theMegawattHourWordsWhoseOrderDiffersAreInNoMap() {
        assertNobodyReads(51311, 51314);
    }

    @Test
    void thePlatformsNetworkStandsWhereCountisCountsItsOverflows() {
        MapRow voltage = row("DIRIS Digiware U-30", "voltage.ln");
        assertThat(voltage.cell().address()).isEqualTo(36867);
        assertThat(voltage.wrap()).isNull();
        assertThat(LIBRARY.maps().stream().flatMap(map -> map.rows().stream()))
                .as("no map of DIRIS counts overflows there")
                .allMatch(row -> row.wrap() == null);
    }

    /** 57344 is a slave address, or the network's type, or in E43 something else again. */
    @Test
    void theSettingsWhoseMeaningDiffersAreNeitherReadNorWritten() {
        assertNobodyReads(57344, 57363);
    }

    /** 0 none, 1 odd, 2 even at 57347, and 0 none, 1 even, 2 odd at 57632 of A40 with Ethernet. */
    @Test
    void theParityCodesThatContradictEachOtherAreInNoMap() {
        assertNobodyReads(57347, 57347);
        assertNobodyReads(57616, 57635);
    }

    /** 0x1000 at 1024 is all energies on A-10, and everything on A20 and A40; 0xC3 and 0xE5 at 57856 are factory resets. */
    @Test
    void noCommandSendsWhatResetsMoreOnAnotherProduct() {
        for (RegisterMap map : LIBRARY.maps()) {
            for (MapCommand command : map.commands()) {
                for (MapCommand.Write step : command.steps()) {
                    assertThat(step.address()).as(map.id()).isNotIn(57344, 57345, 57346, 57347, 57632, 57856);
                    if (step.address() == 1024) {
                        assertThat(step.words().get(0).constant() & 0x1000).isZero();
                    }
                }
            }
        }
        assertThat(map("DIRIS A40").command("reset.energy.partial")).isPresent();
    }

    @Test
    void tariffsCountFromZeroAndTheirBlockIsNarrowerThanThatOfCountis() {
        RegisterMap map = map("DIRIS B-30");
        assertThat(row("DIRIS B-30", "tariff.current").value(Words.of(20224, 0)))
                .isEqualTo(1);
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

    /** Manual 536103A repeats addresses in this block; A14's table prints hundredths for whole kilowatt hours and milliwatts for maxima. */
    @ParameterizedTest
    @CsvSource({
        "DIRIS A40, energy.active.import, 50780, 1000",
        "DIRIS A40, energy.reactive.import, 50782, 1000",
        "DIRIS A41, energy.apparent, 50784, 1000",
        "DIRIS A-30, energy.active.export, 50786, 1000"
    })
    void theEnergiesOfA40StandWhereA30HasThem(String product, String quantity, int address, double step) {
        MapRow row = row(product, quantity);
        assertThat(row.cell().address()).isEqualTo(address);
        assertThat(row.value(Words.of(address, 0, 1))).isEqualTo(step);
    }

    @Test
    void theRowsThatA14sTablePrintsWithAnImpossibleScaleAreNotRead() {
        for (String product : List.of("DIRIS A14", "DIRIS A17", "DIRIS A17 THD")) {
            assertThat(map(product).rows())
                    .noneMatch(row -> row.start() <= 50883 && row.end() > 50848)
                    .noneMatch(row -> row.start() <= 37139 && row.end() > 37120);
        }
        MapRow tariff = row("DIRIS A14", "energy.active.import.t1");
        assertThat(tariff.value(Words.of(tariff.cell().address(), 0, 0, 0, 1))).isEqualTo(10);
    }

    /** A14 has the same energies in 64 bits, which go on where those of 32 bits begin again. */
    @Test
    void theIndexesOfA14GoOnBeyondThirtyTwoBits() {
        assertThat(row("DIRIS A14", "energy.active.import").value(Words.of(37888, 0, 1, 0, 0)))
                .isEqualTo(42_949_672_960.0);
    }

    /** One published map has floating-point numbers there, and nobody else. */
    @ParameterizedTest
    @CsvSource({"DIRIS A-40", "DIRIS A-40 Ethernet", "DIRIS A-40 Profibus"})
    void theFloatingPointNumbersOfA40ThatNobodyConfirmsAreIgnored(String product) {
        assertThat(map(product).rows()).noneMatch(row -> row.start() <= 349 && row.end() > 264);
    }

    private static void assertNobodyReads(int first, int last) {
        for (RegisterMap map : LIBRARY.maps()) {
            assertThat(map.rows()).as(map.id()).noneMatch(row -> row.start() <= last && row.end() > first);
            assertThat(map.fields())
                    .as(map.id())
                    .noneMatch(field -> start(field) <= last && field.cell().end() > first);
        }
    }

    private static int start(MapField field) {
        return field.cell().address();
    }

    private static RegisterMap map(String product) {
        return LIBRARY.product(product).orElseThrow();
    }

    private static MapRow row(String product, String quantity) {
        return map(product).rows().stream()
                .filter(row -> row.quantity().key().equals(quantity))
                .findFirst()
                .orElseThrow();
    }
}
