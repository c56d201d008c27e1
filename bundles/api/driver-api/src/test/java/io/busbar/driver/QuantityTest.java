package io.busbar.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void aKeyIsItsBaseWithModifiersInOrder() {
        Quantity quantity = Quantity.of("power.active.total.avg");
        assertThat(quantity.unit()).isEqualTo(Unit.WATT);
        assertThat(quantity.symbol()).isEqualTo("P");
        assertThat(Quantities.name(quantity, Locale.ENGLISH)).isEqualTo("Active power, average");
        assertThat(Quantities.name(quantity, Locale.FRENCH)).isEqualTo("Puissance active, moyenne");
    }

    @Test
    void theLongestBaseWins() {
        assertThat(Quantities.base(Quantity.of("power.factor.type.l1")).key()).isEqualTo("power.factor.type");
        assertThat(Quantities.base(Quantity.of("power.factor.l1")).key()).isEqualTo("power.factor");
        assertThat(Quantities.base(Quantity.of("energy.active.import.partial.t2"))
                        .key())
                .isEqualTo("energy.active.import.partial");
    }

    @Test
    void aHarmonicIsPerCentAndTheFundamentalIsNot() {
        assertThat(Quantity.of("current.l1.h5").unit()).isEqualTo(Unit.PERCENT);
        assertThat(Quantity.of("current.l1.h26_34").unit()).isEqualTo(Unit.PERCENT);
        assertThat(Quantity.of("current.l1.h1").unit()).isEqualTo(Unit.AMPERE);
        assertThat(Quantities.name(Quantity.of("voltage.l12.h5"), Locale.FRENCH))
                .isEqualTo("Tension L1-L2 rang 5");
    }

    @Test
    void theNumberOfAnInstanceStandsWhereItsNameHasAPlaceForIt() {
        Quantity voltage = Quantity.of("source.voltage.l12.2");
        assertThat(Quantities.name(voltage, Locale.ENGLISH)).isEqualTo("Source 2: voltage L1-L2");
        assertThat(Quantities.name(voltage, Locale.FRENCH)).isEqualTo("Source 2 : tension L1-L2");
        assertThat(voltage.symbol()).isEqualTo("S2 UL1-L2");
        assertThat(Quantity.of("timer.source.failure.1").symbol()).isEqualTo("1FT");
        assertThat(Quantities.name(Quantity.of("source.voltage"), Locale.ENGLISH))
                .isEqualTo("Source: voltage");
        assertThat(Quantities.name(Quantity.of("input.state.3"), Locale.ENGLISH))
                .isEqualTo("Input state 3");
    }

    @Test
    void whatTheDictionaryDoesNotKnowIsRefusedByName() {
        assertThat(Quantity.find("voltage.l4n")).isEmpty();
        assertThat(Quantity.find("voltage.avg.l1n")).isEmpty();
        assertThat(Quantity.find("")).isEmpty();
        assertThatThrownBy(() -> Quantity.of("colour.red")).hasMessageContaining("colour.red");
    }

    @Test
    void basesHaveDistinctKeysAndNumbers() {
        assertThat(Quantities.bases()).extracting(Quantities.Base::key).doesNotHaveDuplicates();
        assertThat(Quantities.bases()).extracting(Quantities.Base::number).doesNotHaveDuplicates();
        assertThat(Quantities.bases()).allSatisfy(base -> {
            assertThat(base.english()).isNotBlank();
            assertThat(base.french()).isNotBlank();
            assertThat(base.english() + base.french() + base.symbol()).doesNotContain("{");
        });
    }
}
