package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "DIRIS Digiware I-35,  DIRIS Digiware, 102, i35-102",
        "DIRIS Digiware U-30,  DIRIS Digiware, 1,   u30-1",
        "COUNTIS E44,          COUNTIS,        7,   e44-7",
        "DIRIS B-30 RS485,     DIRIS B,        3,   b30-3",
        "DIRIS A-40 Ethernet,  DIRIS A,        5,   a40-5",
        "DIRIS A17 THD In,     DIRIS A,        5,   a17-5",
        "ISOM Digiware L-60,   ISOM Digiware,  3,   l60-3",
        "ATyS p M,             ATyS,           9,   pm-9",
        "COUNTIS ECi2,         COUNTIS,        2,   eci2-2",
        "COUNTIS,              COUNTIS,        2,   countis-2",
    })
    void idIsMadeOfWhatTellsAProductFromItsFamily(String reference, String family, int unit, String id) {
        assertThat(DeviceIds.device(reference, family, unit, taken -> false)).isEqualTo(id);
    }

    @Test
    void idThatIsTakenGetsANumber() {
        assertThat(DeviceIds.device("COUNTIS E44", "COUNTIS", 7, Set.of("e44-7", "e44-7-2")::contains))
                .isEqualTo("e44-7-3");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7,                  502,  10-0-0-7",
        "M70.plant.example,         1502, m70-plant-example-1502",
        "[fe80::1%eth0],            502,  fe80-1-eth0",
        "a-very-long-name-of-a-host.example, 502, a-very-long-name-of-a-host-e",
    })
    void idOfALineIsItsHost(String host, int port, String id) {
        assertThat(DeviceIds.line(host, port, taken -> false)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"e24, e24, 0", "e42, e24, 1", "e2, e24, 1", "i35, u30, 2", "'', abc, 3"})
    void distanceCountsEdits(String a, String b, int edits) {
        assertThat(References.distance(a, b)).isEqualTo(edits);
        assertThat(References.distance(b, a)).isEqualTo(edits);
    }
}
