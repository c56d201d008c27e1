package io.busbar.countis;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CountisMapsTest {

    private final MapLibrary library = MapLibrary.of(MapFiles.in(Path.of("src/main/resources/maps")));

    @Test
    void everyMapIsClean() {
        assertThat(library.problems()).isEmpty();
    }
}
