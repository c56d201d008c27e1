package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.Product;
import io.busbar.driver.Words;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MapLibraryTest {

    private static final String BASE =
            """
            map      acme.base
            title    Acme's common table
            status   official
            source   Acme, register table 4
            source.forum A note in a forum
            count    load 2
            na       S16 8000

            block names  900 8 once each=load stride=8
              900  U8            -     -    @load.enabled
              901  STRING_NORM:4 -     -    @load.name
            block live   1000 20 live each=load stride=100 if=load.enabled
              1000 U32           0.01  V    voltage.{l1n,l2n,l3n}
              1006 S16           0.001 -    power.factor  sign=1007:1:2 source=forum
              1008 U32           1     kWh  energy.active.import plus=1010:U16:0.0001 tier=energy
              1011 U16           0.01  %    current.{l1,l2}.h{2..3}
            block inputs 1300 2 slow
              1300 U16           -     -    @input.available
              1301 BIT:0         -     -    input.state.{1..3} if=input.available
            """;

    @Test
    void rowsAreWrittenOutWithTheirLoadTierAndSource() {
        RegisterMap map = only(BASE);
        assertThat(map.loads()).isEqualTo(2);
        MapRow voltage = map.row("2", "voltage.l3n").orElseThrow();
        assertThat(voltage.cell().address()).isEqualTo(1104);
        assertThat(voltage.tier()).isEqualTo(PollTier.LIVE);
        assertThat(voltage.status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(voltage.source()).isEqualTo("Acme, register table 4");
        assertThat(voltage.line()).isEqualTo(new MapLine("acme.map", 13));
        assertThat(voltage.condition()).isEqualTo(new MapRow.Condition("load.enabled", 2, -1));
        assertThat(map.row("1", "power.factor").orElseThrow().source()).isEqualTo("A note in a forum");
        assertThat(map.row("1", "energy.active.import").orElseThrow().tier()).isEqualTo(PollTier.ENERGY);
        assertThat(map.field("load.name", 2).orElseThrow().cell().address()).isEqualTo(909);
    }

    @Test
    void aBlockMaySayHowSureItsRowsAre() {
        RegisterMap map = only(
                BASE
                        + """
                block more 1400 4 slow status=default-unverified source=forum
                  1400 U16 1 s timer.dead.time
                  1401 U16 1 s timer.both.failure status=unofficial
                  command start 1402 1 kind=test name.en="Start" name.fr="Démarrer"
                """);
        assertThat(map.commands().get(0).command().status())
                .as("a command is no surer than its block")
                .isEqualTo(MapStatus.DEFAULT_UNVERIFIED);
        MapRow row = map.row("-", "timer.dead.time").orElseThrow();
        assertThat(row.status()).isEqualTo(MapStatus.DEFAULT_UNVERIFIED);
        assertThat(row.source()).isEqualTo("A note in a forum");
        assertThat(map.row("-", "timer.both.failure").orElseThrow().status()).isEqualTo(MapStatus.UNOFFICIAL);
    }

    @Test
    void theFirstBraceRunsFastest() {
        RegisterMap map = only(BASE);
        assertThat(map.row("1", "current.l2.h2").orElseThrow().cell().address()).isEqualTo(1012);
        assertThat(map.row("1", "current.l1.h3").orElseThrow().cell().address()).isEqualTo(1013);
    }

    @Test
    void bitsRunThroughTheirRegisterAndAreConditionalOnAMask() {
        MapRow row = only(BASE).row("-", "input.state.3").orElseThrow();
        assertThat(row.cell().address()).isEqualTo(1301);
        assertThat(row.cell().bit()).isEqualTo(2);
        assertThat(row.condition()).isEqualTo(new MapRow.Condition("input.available", 0, 2));
    }

    @Test
    void valuesComeOutInCanonicalUnits() {
        RegisterMap map = only(BASE);
        MapRow energy = map.row("1", "energy.active.import").orElseThrow();
        assertThat(energy.value(Words.of(1008, 0, 1234, 5678))).isEqualTo(1_234_567.8);
        Registers store = new Registers();
        energy.put(1_234_567.8, store);
        assertThat(store.words(1008, 3)).containsExactly(0, 1234, 5678);
        energy.put(999.99999, store);
        assertThat(store.words(1008, 3)).containsExactly(0, 1, 0);
    }

    @Test
    void aTypeWordGivesThePowerFactorItsSign() {
        MapRow factor = only(BASE).row("1", "power.factor").orElseThrow();
        assertThat(factor.value(Words.of(1006, 950, 1))).isEqualTo(-0.95);
        assertThat(factor.value(Words.of(1006, 950, 2))).isEqualTo(0.95);
        assertThat(factor.value(Words.of(1006, 0xffff - 949, 0))).isEqualTo(-0.95);
        assertThat(factor.value(Words.of(1006, 0x8000, 1))).isNaN();
    }

    @Test
    void aVariantOverridesAndRemovesRowsAndIsNoSurerThanItSays() {
        MapLibrary library = library(
                BASE,
                """
                map     acme.small
                product Acme Small
                family  Acme
                extends acme.base
                status  assumed
                count   load 1
                probe   acme small
                remove  row current.*
                remove  block inputs
                block live 1000 20 live each=load stride=100
                  1012 U32 0.1 V voltage.l1n status=official
                """);
        assertThat(library.problems()).isEmpty();
        RegisterMap map = library.product("Acme Small").orElseThrow();
        assertThat(map.rows())
                .extracting(row -> row.quantity().key())
                .containsExactly("voltage.l1n", "voltage.l2n", "voltage.l3n", "power.factor", "energy.active.import");
        assertThat(map.row("1", "voltage.l1n").orElseThrow().cell().address()).isEqualTo(1012);
        assertThat(map.row("1", "voltage.l1n").orElseThrow().status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(map.row("1", "power.factor").orElseThrow().status()).isEqualTo(MapStatus.ASSUMED);
        Product product = map.product().orElseThrow();
        assertThat(product.status()).isEqualTo(MapStatus.ASSUMED);
        assertThat(product.loads()).isEqualTo(1);
        assertThat(product.phases()).isEqualTo(3);
        assertThat(product.abilities())
                .containsExactlyInAnyOrder(Product.Ability.NETWORK, Product.Ability.POWER, Product.Ability.ENERGY);
    }

    @Test
    void aSiteCorrectsOneRowOfAShippedMapAndItsVariantsFollow() {
        MapSource variant = new MapSource("b.map", "map acme.b\nproduct Acme B\nextends acme.base");
        MapSource site = new MapSource(
                "site.map",
                """
                map acme.base
                extends acme.base
                block live 1000 20 live each=load stride=100
                  1000 U32 0.1 V voltage.l1n
                """);
        MapLibrary library = MapLibrary.of(List.of(new MapSource("acme.map", BASE), variant), List.of(site));
        assertThat(library.problems()).isEmpty();
        for (String id : List.of("acme.base", "acme.b")) {
            RegisterMap map = library.map(id).orElseThrow();
            assertThat(map.row("2", "voltage.l1n").orElseThrow().cell().factor())
                    .isEqualTo(new Factor(1, 10, 0));
            assertThat(map.row("2", "voltage.l2n").orElseThrow().cell().factor())
                    .isEqualTo(new Factor(1, 100, 0));
        }
    }

    @Test
    void aSiteFileWithErrorsLeavesTheShippedMapInUse() {
        MapSource site = new MapSource("site.map", "map acme.base\nextends acme.base\n1000 U33 1 V voltage.l1n");
        MapLibrary library = MapLibrary.of(List.of(new MapSource("acme.map", BASE)), List.of(site));
        assertThat(library.problems()).hasSize(1);
        assertThat(library.map("acme.base")).contains(only(BASE));
    }

    @Test
    void aProblemNamesFileLineColumnAndRemedyInBothLanguages() {
        MapLibrary library = library("map a\n\n1000 U33 1 V voltage.l1n");
        assertThat(library.problems()).hasSize(1);
        MapProblem problem = library.problems().get(0);
        assertThat(problem.toString()).startsWith("acme.map:3: type: \"U33\" is not a type. The types are: BIT U8");
        assertThat(problem.toString(Locale.FRENCH)).startsWith("acme.map:3: type: « U33 » n'est pas un type.");
    }

    static RegisterMap only(String text) {
        MapLibrary library = library(text);
        assertThat(library.problems()).isEmpty();
        return library.maps().get(0);
    }

    static MapLibrary library(String... texts) {
        List<MapSource> sources = new java.util.ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            sources.add(new MapSource(i == 0 ? "acme.map" : "variant" + i + ".map", texts[i]));
        }
        return MapLibrary.of(sources);
    }
}
