package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Unit;
import io.busbar.gateway.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    private static final Instant NOW = Instant.parse("2026-03-29T10:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "230.123456,    VOLT,      230.12 V",
        "12345.678,     WATT,      12.346 kW",
        "-1500000,      VAR,       -1.5 Mvar",
        "98765432100,   WATT_HOUR, 98.765 GWh",
        "0,             AMPERE,    0 A",
        "0.98,          ONE,       0.98",
        "49.9871,       HERTZ,     49.987 Hz",
        "12345,         SECOND,    12345 s",
        "NaN,           VOLT,      –",
    })
    void valuesAreShortAndHaveTheirUnit(double value, Unit unit, String text) {
        assertThat(new Measures(new Words(Locale.ENGLISH)).value(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "119, 119 s", "120, 2 min", "7200, 2 h", "172800, 2 j"})
    void agesAreInOneUnit(long seconds, String text) {
        assertThat(new Measures(new Words(Locale.FRENCH)).age(NOW.minusSeconds(seconds), NOW))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-24h,                  2026-03-28T10:00:00Z",
        "-90m,                  2026-03-29T08:30:00Z",
        "2026-03-29,            2026-03-28T23:00:00Z",
        "2026-03-29T08:00,      2026-03-29T06:00:00Z",
        "2026-03-29T08:00:00Z,  2026-03-29T08:00:00Z",
    })
    void timesAreThoseOfTheSite(String typed, Instant from) {
        assertThat(TimeSpan.of(typed, null, NOW, PARIS)).isEqualTo(new TimeSpan(from, NOW));
    }

    @Test
    void withoutTimesItIsTheLastDay() {
        assertThat(TimeSpan.of(null, null, NOW, PARIS))
                .isEqualTo(new TimeSpan(Instant.parse("2026-03-28T10:00:00Z"), NOW));
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-13-01", "-h", "''", "2026-03-29T25:00"})
    void whatIsNoTimeIsRefused(String typed) {
        assertThatThrownBy(() -> TimeSpan.of(typed, null, NOW, PARIS))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.code()).isEqualTo("time.format")));
    }

    @Test
    void narrowTerminalCutsTextsAndNeverNumbers() {
        TextTable table = new TextTable("Device", "Name", ">Value");
        table.row("i35-102", "Main switchboard of the north wing", "1234567.89");

        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        table.print(new PrintStream(printed, true, StandardCharsets.UTF_8), 40);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Device   Name                      Value", "i35-102  Main switchboard o…  1234567.89")
                .allMatch(line -> line.length() <= 40);
    }
}
