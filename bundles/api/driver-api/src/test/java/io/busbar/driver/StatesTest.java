package io.busbar.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.States.Level;
import io.busbar.driver.States.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatesTest {

    @Test
    void aValueOfAStateHasANameInBothLanguages() {
        State automatic = States.of(Quantity.of("switch.mode"), 16).orElseThrow();
        assertThat(automatic.name(Locale.ENGLISH)).isEqualTo("automatic");
        assertThat(automatic.name(Locale.FRENCH)).isEqualTo("automatique");
        assertThat(automatic.level()).isEqualTo(Level.NORMAL);
    }

    @Test
    void allInstancesOfABaseShareItsStates() {
        assertThat(States.of(Quantity.of("source.state.2"), 0))
                .map(State::level)
                .contains(Level.INFORMATION);
        assertThat(States.of(Quantity.of("source.state.1")))
                .extracting(State::value)
                .containsExactly(0, 1, 2);
    }

    @Test
    void aValueWithoutANameHasNone() {
        assertThat(States.of(Quantity.of("switch.mode"), 17)).isEmpty();
        assertThat(States.of(Quantity.of("switch.mode"), Double.NaN)).isEmpty();
        assertThat(States.of(Quantity.of("voltage.l1n"), 0)).isEmpty();
    }

    @Test
    void theTableNamesStatesOfTheDictionaryAndEachOnce() throws IOException {
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(States.class.getResourceAsStream("states.csv"), StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    table.lines().skip(1).map(line -> line.split(",", -1)).toList();
            assertThat(rows).allSatisfy(cell -> {
                assertThat(cell).as(String.join(",", cell)).hasSize(5).doesNotContain("");
                assertThat(Quantity.find(cell[0]))
                        .as(cell[0])
                        .map(Quantity::kind)
                        .contains(QuantityKind.STATE);
            });
            assertThat(rows.stream().map(cell -> cell[0] + '=' + cell[1])).doesNotHaveDuplicates();
        }
    }
}
