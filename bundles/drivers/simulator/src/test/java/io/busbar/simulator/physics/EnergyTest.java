package io.busbar.simulator.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnergyTest {

    private static final Instant ORIGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HOUR = 3_600_000;

    private final SiteModel site = new SiteModel(11, ZoneId.of("Europe/Paris"), ORIGIN);

    private LoadMeter meter(Usage usage) {
        return site.load(LoadSpec.threePhase("a load", usage, 100), 4);
    }

    private static double value(LoadMeter meter, String key, long millis) {
        return Readings.of(Quantity.of(key)).orElseThrow().at(meter, millis);
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    void anIndexCountsWhatThePowerSays(Usage usage) {
        LoadMeter meter = meter(usage);
        long begin = ORIGIN.plusSeconds(9 * 3600).toEpochMilli();
        double imported = value(meter, "energy.active.import", begin);
        double exported = value(meter, "energy.active.export", begin);
        double sum = 0;
        int second = 1000;
        for (long t = begin; t < begin + HOUR; t += second) {
            sum += value(meter, "power.active.total", t) / 3600;
        }
        double counted = value(meter, "energy.active.import", begin + HOUR)
                - imported
                - (value(meter, "energy.active.export", begin + HOUR) - exported);
        assertThat(counted).isCloseTo(sum, within(0.005 * Math.abs(sum) + 1));
    }

    @Test
    void theAverageOfAPeriodIsItsEnergy() {
        LoadMeter meter = meter(Usage.HVAC);
        long end = ORIGIN.plusSeconds(10 * 3600).toEpochMilli();
        double from = value(meter, "energy.active.import", end - LoadMeter.PERIOD);
        double to = value(meter, "energy.active.import", end);
        assertThat(value(meter, "power.active.total.avg", end + 1)).isCloseTo((to - from) * 6, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    void indexesNeverFall(Usage usage) {
        LoadMeter meter = meter(usage);
        List<String> keys = List.of(
                "energy.active.import",
                "energy.active.export",
                "energy.reactive.import",
                "energy.reactive.export",
                "energy.apparent",
                "energy.active.import.t1",
                "energy.active.import.t2",
                "energy.reactive.lagging",
                "energy.reactive.leading",
                "energy.active.import.l2");
        double[] last = new double[keys.size()];
        for (long t = ORIGIN.toEpochMilli(); t < ORIGIN.toEpochMilli() + 48 * HOUR; t += 17_345) {
            for (int i = 0; i < last.length; i++) {
                double now = value(meter, keys.get(i), t);
                assertThat(now).as(keys.get(i)).isGreaterThanOrEqualTo(last[i]);
                last[i] = now;
            }
        }
    }

    @Test
    void tariffsAndPhasesAddUpToTheTotal() {
        LoadMeter meter = meter(Usage.KITCHEN);
        long t = ORIGIN.plusSeconds(40 * 3600).toEpochMilli();
        double total = value(meter, "energy.active.import", t);
        assertThat(value(meter, "energy.active.import.t1", t) + value(meter, "energy.active.import.t2", t))
                .isCloseTo(total, within(1e-3));
        assertThat(value(meter, "energy.active.import.l1", t)
                        + value(meter, "energy.active.import.l2", t)
                        + value(meter, "energy.active.import.l3", t))
                .isCloseTo(total, within(1e-3));
        assertThat(value(meter, "energy.active.import.t3", t)).isZero();
        assertThat(value(
                        meter,
                        "tariff.current",
                        Instant.parse("2026-03-03T05:30:00Z").toEpochMilli()))
                .as("06:30 in Paris")
                .isEqualTo(1);
        assertThat(value(
                        meter,
                        "tariff.current",
                        Instant.parse("2026-03-03T04:30:00Z").toEpochMilli()))
                .as("05:30 in Paris")
                .isEqualTo(2);
    }

    @Test
    void aLatecomerComputesTheSameAsOneWhoWatched() {
        LoadMeter watched = meter(Usage.EV_CHARGING);
        long end = ORIGIN.plusSeconds(5 * 24 * 3600).toEpochMilli();
        for (long t = ORIGIN.toEpochMilli(); t < end; t += 7_777) {
            value(watched, "energy.active.import", t);
        }
        LoadMeter late = watched.twin();
        for (long t : new long[] {end, end + 1, end + 61_000}) {
            assertThat(value(late, "energy.active.import", t)).isEqualTo(value(watched, "energy.active.import", t));
            assertThat(value(late, "power.active.total", t)).isEqualTo(value(watched, "power.active.total", t));
            assertThat(value(late, "voltage.l2n.avg", t)).isEqualTo(value(watched, "voltage.l2n.avg", t));
        }
    }

    @Test
    void theIncomerCarriesTheSumOfTheLoads() {
        LoadMeter a = meter(Usage.HVAC);
        LoadMeter b = site.load(LoadSpec.threePhase("roof", Usage.PHOTOVOLTAIC, 60), 5);
        LoadMeter sum = site.sum(LoadSpec.threePhase("incomer", Usage.OFFICE, 400), 6, List.of(a, b));
        long t = ORIGIN.plusSeconds(12 * 3600).toEpochMilli();
        double power = value(a, "power.active.total.avg", t) + value(b, "power.active.total.avg", t);
        assertThat(value(sum, "power.active.total.avg", t)).isCloseTo(power, within(1e-6));
    }

    @Test
    void partialIndexesCountFromTheirReset() {
        LoadMeter meter = meter(Usage.DATA_ROOM);
        long t = ORIGIN.plusSeconds(3600).toEpochMilli();
        double before = value(meter, "energy.active.import.partial", t);
        assertThat(before)
                .isCloseTo(
                        value(meter, "energy.active.import", t)
                                - value(meter, "energy.active.import", ORIGIN.toEpochMilli()),
                        within(1e-6));
        meter.resetPartial(t);
        assertThat(value(meter, "energy.active.import.partial", t)).isZero();
        assertThat(value(meter, "energy.active.import.partial", t + HOUR)).isPositive();
    }

    @Test
    void nothingIsCountedWhileTheSupplyIsInterrupted() {
        LoadMeter meter = meter(Usage.DATA_ROOM);
        long t = ORIGIN.plusSeconds(3600).toEpochMilli();
        double before = value(meter, "energy.active.import", t);
        meter.disturbances().add(new Disturbance(Disturbance.Kind.INTERRUPTION, t, t + 10_000, 0, 0));
        assertThat(value(meter, "voltage.l1n", t)).isZero();
        assertThat(value(meter, "current.l1", t)).isZero();
        for (long at = t + 1000; at < t + 10_000; at += 1000) {
            assertThat(value(meter, "energy.active.import", at)).isEqualTo(before);
        }
        double after = value(meter, "energy.active.import", t + 20_000);
        assertThat(after).isGreaterThan(before);
        assertThat(after).isLessThan(value(meter.twin(), "energy.active.import", t + 20_000));
    }

    @Test
    void dipsSwellsAndOverCurrentsShow() {
        LoadMeter meter = meter(Usage.OFFICE);
        long t = ORIGIN.plusSeconds(36_000).toEpochMilli();
        double usualV = value(meter, "voltage.l1n", t);
        double usualI = value(meter, "current.l1", t);
        meter.disturbances().add(new Disturbance(Disturbance.Kind.DIP, t + 1000, t + 2000, 0.6, 0));
        meter.disturbances().add(new Disturbance(Disturbance.Kind.OVER_CURRENT, t + 3000, t + 4000, 3, 0));
        meter.disturbances().add(new Disturbance(Disturbance.Kind.PHASE_LOSS, t + 5000, t + 6000, 0, 2));
        assertThat(value(meter, "voltage.l1n", t + 1500)).isCloseTo(0.6 * usualV, within(1.0));
        assertThat(value(meter, "current.l1", t + 3500)).isCloseTo(3 * usualI, within(0.1 * usualI));
        assertThat(value(meter, "voltage.l2n", t + 5500)).isZero();
        assertThat(value(meter, "voltage.l1n", t + 5500)).isCloseTo(usualV, within(1.0));
        assertThat(value(meter, "unbalance.voltage", t + 5500)).isGreaterThan(20);
        assertThat(value(meter, "voltage.l1n", t + 7000)).isCloseTo(usualV, within(1.0));
    }
}
