package io.busbar.engine.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitIdsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1-247|1-247", "5|5", " 2-4, 3-9 ;255|2-9,255", "0 255|0,255", "7,5,6|5-7"})
    void isReadAsPeopleWriteIt(String text, String plain) {
        assertThat(UnitIds.parse(text)).map(UnitIds::toString).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "256", "1-256", "9-5", "a", "1-2-3", "1,,2", "-5", "1.5"})
    void isRefusedWhereItIsNoSet(String text) {
        assertThat(UnitIds.parse(text)).isEmpty();
    }

    @Test
    void gatewaysOwnAddressComesFirst() {
        assertThat(UnitIds.parse("3-4,255").orElseThrow().inOrder()).containsExactly(255, 3, 4);
        assertThat(UnitIds.usual(true).count()).isEqualTo(248);
        assertThat(UnitIds.usual(false).toString()).isEqualTo("1-247");
    }
}
