package io.busbar.atys;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Identification;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.Product.Ability;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.States;
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
import org.junit.jupiter.params.provider.ValueSource;

class AtysMapsTest {

    private static final MapLibrary LIBRARY = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @Test
    void everyMapIsClean() {
        assertThat(LIBRARY.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-m", "c65"})
    void rawWordsMeanWhatTheTableSays(String name) {
        GoldenFile golden = MapFiles.golden(Path.of("src/main/resources/golden", name + ".golden"));
        assertThat(golden.differences(map(golden.product()))).isEmpty();
    }

    /** Modes and tests are bits, not numbers that follow each other. */
    @ParameterizedTest
    @CsvSource({"0x00, manual", "0x10, automatic", "0x20, remote control", "0x40, inhibited"})
    void aModeIsABit(String word, String name) {
        double mode = row("ATyS p M", "switch.mode").value(Words.of(20481, Integer.decode(word)));
        assertThat(States.of(Quantity.of("switch.mode"), mode))
                .map(States.State::english)
                .contains(name);
    }

    /** 1 is position 0, not position I; the manual does not know that 0 is "unknown". */
    @ParameterizedTest
    @CsvSource({"0, unknown", "1, position 0", "2, position I", "3, position II"})
    void aPositionIsNotItsNumber(int word, String name) {
        double position = row("ATyS p M", "switch.position").value(Words.of(20482, word));
        assertThat(States.of(Quantity.of("switch.position"), position))
                .map(States.State::english)
                .contains(name);
    }

    @Test
    void theStatusBlockOfAtysPMIsOfficialAndNothingElseIs() {
        for (MapRow row : map("ATyS p M").rows()) {
            boolean status = row.cell().address() >= 20480 && row.cell().address() < 20495;
            assertThat(row.status())
                    .as(row.quantity().key())
                    .isEqualTo(status ? MapStatus.OFFICIAL : MapStatus.DEFAULT_UNVERIFIED);
        }
        assertThat(row("ATyS p M", "genset.start.1").source()).contains("not in its manual");
    }

    /** The sisters' tables are public but for us unread: there even the status block is only assumed. */
    @ParameterizedTest
    @ValueSource(strings = {"ATyS C55", "ATyS C65", "ATyS C66"})
    void ofTheSistersNothingIsSure(String reference) {
        assertThat(map(reference).rows())
                .allSatisfy(row -> assertThat(row.status()).isEqualTo(MapStatus.DEFAULT_UNVERIFIED));
        assertThat(map(reference).field("magic", 0)).isPresent();
        assertThat(product(reference).status().needsBadge()).isTrue();
    }

    @Test
    void onlyControllersWithCurrentTransformersMeasureTheLoad() {
        assertThat(product("ATyS C65").abilities())
                .containsExactlyInAnyOrder(Ability.TRANSFER, Ability.IO, Ability.POWER, Ability.ENERGY);
        assertThat(product("ATyS C66").loads()).isEqualTo(1);
        assertThat(product("ATyS p M").abilities()).containsExactlyInAnyOrder(Ability.TRANSFER, Ability.IO);
        assertThat(product("ATyS C55").loads()).isZero();
    }

    /** 65535 s is a test without an end; elsewhere all ones are no value. */
    @Test
    void aTimerMayBeUnlimited() {
        assertThat(row("ATyS p M", "timer.test.load").value(Words.of(21326, 0xffff)))
                .isEqualTo(65_535);
        assertThat(States.of(Quantity.of("timer.external.2"), 65_535))
                .map(States.State::english)
                .contains("unlimited");
        assertThat(row("ATyS p M", "timer.dead.time").value(Words.of(21325, 0xffff)))
                .isNaN();
    }

    @Test
    void timersOfTheBatteryCountHours() {
        assertThat(row("ATyS C65", "timer.genset.standstill.1").value(Words.of(21336, 24)))
                .isEqualTo(86_400);
        assertThat(row("ATyS C65", "timer.genset.charge.1").value(Words.of(21338, 24)))
                .isEqualTo(24);
    }

    /** Some tables end the identification after 17 registers: a read beyond would be refused as a whole. */
    @Test
    void theIdentificationOfAtysPMIsReadApartFromTheNames() {
        RegisterMap map = map("ATyS p M");
        assertThat(new Planner(map).fields(map.fields()))
                .extracting(block -> block.read().address() + "+" + block.read().count())
                .containsExactlyInAnyOrder("50000+11", "50042+24");
    }

    /** From 21488 on stand commands; from 57344 settings of which nothing is known. */
    @Test
    void nothingIsReadWhereACommandStands() {
        for (RegisterMap map : LIBRARY.maps()) {
            new Planner(map).rows(map.rows()).forEach(block -> {
                int start = block.read().address();
                int end = start + block.read().count();
                assertThat(start < 21492 && end > 21488).isFalse();
                assertThat(end).isLessThan(57344);
            });
        }
    }

    /** No command of these switches is public: all are shown, none can be carried out before somebody has verified the map. */
    @Test
    void noCommandCountsAsOfficial() {
        for (RegisterMap map : LIBRARY.products()) {
            assertThat(map.commands())
                    .hasSize(18)
                    .allSatisfy(
                            command -> assertThat(command.command().status()).isEqualTo(MapStatus.DEFAULT_UNVERIFIED))
                    .allSatisfy(command -> assertThat(command.need())
                            .as("only an ATyS is written to")
                            .isNotNull());
        }
    }

    /** Whoever shows such a value needs words for it. */
    @Test
    void everyStateThatIsACodeHasNames() {
        List<String> withoutNames = map("ATyS C66").rows().stream()
                .map(MapRow::quantity)
                .filter(quantity -> quantity.kind() == QuantityKind.STATE
                        && quantity.unit().symbol().isEmpty()
                        && States.of(quantity).isEmpty())
                .map(Quantity::key)
                .toList();
        assertThat(withoutNames).containsExactly("service.limit.cycles", "service.limit.operations");
    }

    @ParameterizedTest
    @CsvSource({
        "ATyS p M, ATyS p M",
        "ATyS pM, ATyS p M",
        "ATyS C55, ATyS C55",
        "ATYS C65 , ATyS C65",
        "ATyS C66, ATyS C66"
    })
    void aProductIsRecognisedByItsName(String name, String reference) {
        MapDriver driver = new MapDriver("atys", LIBRARY.products());
        assertThat(driver.recognise(new Identification("SOCOMEC", name, "", "", 0)))
                .map(Product::reference)
                .contains(reference);
    }

    private static MapRow row(String product, String quantity) {
        return map(product).row("-", quantity).orElseThrow();
    }

    private static RegisterMap map(String product) {
        return LIBRARY.product(product).orElseThrow();
    }

    private static Product product(String reference) {
        return map(reference).product().orElseThrow();
    }
}
