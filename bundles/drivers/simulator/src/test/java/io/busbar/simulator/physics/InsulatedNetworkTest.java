package io.busbar.simulator.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsulatedNetworkTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final long T = NOW.toEpochMilli();

    private final SiteModel site = new SiteModel(1, ZoneOffset.UTC, NOW.minus(Duration.ofDays(30)));
    private final InsulatedNetwork network = site.network(
            7,
            List.of(
                    new LoadSpec("A", Usage.DATA_ROOM, 16, 1),
                    new LoadSpec("B", Usage.DATA_ROOM, 10, 1),
                    new LoadSpec("C", Usage.LIGHTING, 25, 1)));
    private final LoadMeter monitor = site.monitor(network);
    private final LoadMeter second = site.channel(network, 2, new LoadSpec("B", Usage.DATA_ROOM, 10, 1));

    private double read(LoadMeter meter, String quantity, long millis) {
        return Readings.of(Quantity.of(quantity)).orElseThrow().at(meter, millis);
    }

    private void fault(int circuit, double ohms, long begin, long end) {
        network.disturbances().add(new Disturbance(Disturbance.Kind.INSULATION, begin, end, ohms, circuit));
    }

    /** A time without a fault by chance. */
    private long quiet() {
        long time = T;
        while (network.alarm(0, time) != 0 || network.resistance(0, time) < 2.5 * InsulatedNetwork.PREALARM) {
            time += 3_600_000;
        }
        return time;
    }

    @Test
    void impedanceIsResistanceAndCapacitanceInParallel() {
        for (long time = T; time < T + 86_400_000; time += 3_600_000) {
            double rf = read(monitor, "insulation.resistance", time);
            double cf = read(monitor, "insulation.capacitance", time);
            double zc = read(monitor, "insulation.impedance", time);
            double omega = 2 * Math.PI * network.frequency(time);
            assertThat(1 / (zc * zc)).isCloseTo(1 / (rf * rf) + omega * cf * omega * cf, within(1e-15));
        }
    }

    @Test
    void circuitsAreInParallel() {
        double sum = 0;
        for (int circuit = 1; circuit <= 3; circuit++) {
            sum += 1 / network.resistance(circuit, T);
        }
        assertThat(1 / network.resistance(0, T)).isGreaterThan(sum).isLessThan(1.2 * sum);
    }

    @Test
    void aFaultIsFoundInItsCircuitAndNowhereElse() {
        long time = quiet();
        double before = read(second, "current.differential", time);
        fault(2, 30_000, time, time + 60_000);
        assertThat(read(monitor, "insulation.resistance", time)).isLessThan(30_000);
        assertThat(read(second, "insulation.resistance", time)).isLessThan(30_000);
        assertThat(network.resistance(1, time)).isGreaterThan(1_000_000);
        assertThat(read(monitor, "insulation.alarm.state", time)).isEqualTo(2);
        assertThat(read(second, "insulation.alarm.state", time)).isEqualTo(2);
        assertThat(network.alarm(3, time)).isZero();
        double injected = read(monitor, "current.locating", time);
        assertThat(injected).isBetween(0.0005, 0.005);
        assertThat(read(second, "current.locating", time)).isBetween(0.9 * injected, injected);
        assertThat(network.locatingCurrent(1, time)).isLessThan(0.05 * injected);
        assertThat(read(second, "current.differential", time)).isGreaterThan(2 * before);
        assertThat(read(monitor, "insulation.monitoring.state", time)).isEqualTo(2);
        assertThat(read(monitor, "insulation.alarm.state", time + 60_000))
                .as("mended")
                .isZero();
    }

    /** An alarm ends only once the resistance is above its threshold by the hysteresis. */
    @Test
    void anAlarmHasAHysteresis() {
        long time = quiet();
        double rest = network.resistance(0, time);
        double slightlyAbove = 1 / (1 / (1.1 * InsulatedNetwork.ALARM) - 1 / rest);
        fault(0, slightlyAbove, time, time + 600_000);
        assertThat(network.alarm(0, time)).as("never below").isEqualTo(1);
        fault(0, 20_000, time + 60_000, time + 120_000);
        assertThat(network.alarm(0, time + 90_000)).isEqualTo(2);
        assertThat(network.alarm(0, time + 150_000))
                .as("above the threshold, not yet by enough")
                .isEqualTo(2);
        assertThat(network.alarm(0, time + 630_000)).isZero();
    }

    @Test
    void extremesHoldWhatWasSeenAndWhen() {
        long time = quiet();
        read(monitor, "insulation.resistance", time);
        fault(1, 40_000, time + 5_000, time + 8_000);
        double worst = read(monitor, "insulation.resistance", time + 6_000);
        assertThat(read(monitor, "insulation.resistance.min", time + 20_000)).isEqualTo(worst);
        assertThat(read(monitor, "date.insulation.resistance.min", time + 20_000))
                .isEqualTo((time + 6_000) / 1000.0);
        assertThat(read(monitor, "insulation.resistance.max", time + 20_000)).isGreaterThan(worst);
    }

    @Test
    void aMonthHasQuietDaysAndFaults() {
        List<Long> alarms = new ArrayList<>();
        for (long time = T - Duration.ofDays(30).toMillis(); time < T; time += 600_000) {
            if (network.alarm(0, time) > 0) {
                alarms.add(time);
            }
        }
        assertThat(alarms.size())
                .as("ten-minute steps of 4320 with a pre-alarm or an alarm")
                .isBetween(10, 400);
    }

    @Test
    void aTwinSeesTheSamePastAndNoFaultOnDemand() {
        long time = quiet();
        double before = network.resistance(0, time);
        fault(1, 1_000, time, time + 60_000);
        assertThat(read(monitor.twin(), "insulation.resistance", time)).isEqualTo(before);
    }
}
