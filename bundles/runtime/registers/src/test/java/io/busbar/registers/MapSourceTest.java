package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapSourceTest {

    @ParameterizedTest
    @CsvSource({"map acme, 1", "# mine//  map acme.one, 3", "title none, 0", "/map acme, 2"})
    void theLineOfTheIdIsFound(String text, int line) {
        assertThat(new MapSource("x.map", text.replace('/', '\n')).idLine()).isEqualTo(new MapLine("x.map", line));
    }
}
