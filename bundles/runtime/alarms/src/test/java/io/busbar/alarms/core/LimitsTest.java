package io.busbar.alarms.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import io.busbar.gateway.alarms.AlarmDefinition.PhaseRule;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @ParameterizedTest(name = "high {0} low {1} hysteresis {2} {3}: {4} is {5}")
    @CsvSource({
        "100,, 5, PERCENT, 100.1, BEYOND",
        "100,, 5, PERCENT, 100, BETWEEN",
        "100,, 5, PERCENT, 95.1, BETWEEN",
        "100,, 5, PERCENT, 95, WITHIN",
        "100,, 3, ABSOLUTE, 97.5, BETWEEN",
        "100,, 3, ABSOLUTE, 97, WITHIN",
        "100,, 0, PERCENT, 100, WITHIN",
        ",10, 10, PERCENT, 9.9, BEYOND",
        ",10, 10, PERCENT, 10.9, BETWEEN",
        ",10, 10, PERCENT, 11, WITHIN",
        "-5,, 20, PERCENT, -4.9, BEYOND",
        "-5,, 20, PERCENT, -5.5, BETWEEN",
        "-5,, 20, PERCENT, -6, WITHIN",
        "253,207, 1, PERCENT, 230, WITHIN",
        "253,207, 1, PERCENT, 206, BEYOND",
        "253,207, 1, PERCENT, 208, BETWEEN",
        "253,207, 1, PERCENT, 254, BEYOND",
        "100,, 5, PERCENT, NaN, UNKNOWN",
        "100,, 5, PERCENT, Infinity, BEYOND",
    })
    void judges(Double high, Double low, double hysteresis, HysteresisIn in, double value, Verdict verdict) {
        assertThat(new Limits(high, low, hysteresis, in).judge(value)).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "ANY, BEYOND WITHIN WITHIN, BEYOND",
        "ANY, BEYOND UNKNOWN UNKNOWN, BEYOND",
        "ANY, WITHIN UNKNOWN WITHIN, UNKNOWN",
        "ANY, WITHIN BETWEEN WITHIN, BETWEEN",
        "ANY, WITHIN WITHIN WITHIN, WITHIN",
        "ALL, BEYOND BEYOND BEYOND, BEYOND",
        "ALL, BEYOND BEYOND WITHIN, WITHIN",
        "ALL, BEYOND BETWEEN BEYOND, BETWEEN",
        "ALL, BEYOND UNKNOWN BEYOND, UNKNOWN",
        "ALL, WITHIN UNKNOWN BEYOND, WITHIN",
        "L1, BEYOND, BEYOND",
        "L2, WITHIN, WITHIN",
        "L3, BETWEEN, BETWEEN",
        "NONE, UNKNOWN, UNKNOWN",
    })
    void putsPhasesTogether(PhaseRule rule, String phases, Verdict verdict) {
        assertThat(Phases.together(
                        rule,
                        Arrays.stream(phases.split(" ")).map(Verdict::valueOf).toList()))
                .isEqualTo(verdict);
    }
}
