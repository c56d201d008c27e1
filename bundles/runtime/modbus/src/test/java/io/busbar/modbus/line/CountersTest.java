package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.gateway.lines.Traffic;
import org.junit.jupiter.api.Test;

class CountersTest {

    private final Counters counters = new Counters();

    @Test
    void quantilesAreWithinTheWidthOfAClass() {
        for (int i = 1; i <= 100; i++) {
            counters.answered(i * 1_000_000L);
        }
        Traffic traffic = counters.traffic();
        assertThat(traffic.p50Millis()).isCloseTo(50, within(6.0));
        assertThat(traffic.p99Millis()).isCloseTo(99, within(12.0));
        assertThat(traffic.answers()).isEqualTo(100);
    }

    @Test
    void anOldSlowPhaseIsForgotten() {
        for (int i = 0; i < 300; i++) {
            counters.answered(2_000_000_000L);
        }
        for (int i = 0; i < 600; i++) {
            counters.answered(10_000_000L);
        }
        assertThat(counters.traffic().p99Millis()).isCloseTo(10, within(2.0));
    }

    @Test
    void withoutAnswersThereIsNoQuantile() {
        assertThat(counters.traffic().p50Millis()).isNaN();
        assertThat(counters.p99Nanos()).isEqualTo(-1);
    }

    @Test
    void extremesStayInsideTheClasses() {
        counters.answered(0);
        counters.answered(Long.MAX_VALUE);
        assertThat(counters.traffic().p99Millis()).isGreaterThan(60_000);
        assertThat(counters.traffic().p50Millis()).isLessThan(0.02);
    }

    @Test
    void aResetKeepsWhatPatienceRestsOn() {
        counters.sent();
        counters.answered(5_000_000);
        counters.refused(5_000_000);
        counters.timedOut();
        counters.malformed();
        counters.checksum();
        assertThat(counters.traffic().crcErrors()).isEqualTo(1);
        counters.late();
        counters.reconnected();
        counters.reset();
        Traffic traffic = counters.traffic();
        assertThat(traffic.requests() + traffic.answers() + traffic.timeouts() + traffic.exceptions())
                .isZero();
        assertThat(traffic.malformed() + traffic.crcErrors() + traffic.late() + traffic.reconnects())
                .isZero();
        assertThat(counters.p99Nanos()).isPositive();
    }
}
