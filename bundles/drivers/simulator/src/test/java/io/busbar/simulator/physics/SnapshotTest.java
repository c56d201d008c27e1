package io.busbar.simulator.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final long HOUR = 3_600_000;

    private final SiteModel site = new SiteModel(7, PARIS, MONDAY);

    private LoadMeter meter(Usage usage) {
        return site.load(LoadSpec.threePhase("a load", usage, 100), 1);
    }

    private static double value(LoadMeter meter, String key, long millis) {
        return Readings.of(Quantity.of(key)).orElseThrow().at(meter, millis);
    }

    @ParameterizedTest
    @EnumSource(Usage.class)
    void powersAndCurrentsBelongTogether(Usage usage) {
        LoadMeter meter = meter(usage);
        for (long t = MONDAY.toEpochMilli(); t < MONDAY.toEpochMilli() + 7 * 24 * HOUR; t += 37 * 60_000 + 1234) {
            double totalP = 0;
            double totalQ = 0;
            for (String phase : new String[] {"l1", "l2", "l3"}) {
                double p = value(meter, "power.active." + phase, t);
                double q = value(meter, "power.reactive." + phase, t);
                double s = value(meter, "power.apparent." + phase, t);
                double v = value(meter, "voltage." + phase + "n", t);
                double i = value(meter, "current." + phase, t);
                assertThat(Math.hypot(p, q)).isCloseTo(s, within(1e-6 * s + 1e-9));
                assertThat(v * i).isCloseTo(s, within(1e-6 * s + 1e-9));
                assertThat(v).isBetween(218.0, 242.0);
                totalP += p;
                totalQ += q;
            }
            assertThat(value(meter, "power.active.total", t)).isCloseTo(totalP, within(1e-6));
            double totalS = value(meter, "power.apparent.total", t);
            assertThat(Math.hypot(totalP, totalQ)).isCloseTo(totalS, within(1e-6 * totalS + 1e-9));
            double factor = value(meter, "power.factor.total", t);
            assertThat(Math.abs(factor)).isCloseTo(totalS == 0 ? 1 : Math.abs(totalP) / totalS, within(1e-9));
            assertThat(totalP).isBetween(-69_000.0, 69_000.0);
            if (usage != Usage.PHOTOVOLTAIC) {
                assertThat(totalP).isPositive();
            }
        }
    }

    @Test
    void voltagesBetweenPhasesAreThoseOfTheirPhasors() {
        LoadMeter meter = site.supply();
        long t = MONDAY.toEpochMilli();
        for (int n = 0; n < 500; n++, t += 977_000) {
            double mean = value(meter, "voltage.ln", t);
            assertThat(value(meter, "voltage.ll", t)).isCloseTo(Math.sqrt(3) * mean, within(1.0));
            assertThat(value(meter, "voltage.l12", t)).isCloseTo(Math.sqrt(3) * mean, within(6.0));
            assertThat(value(meter, "unbalance.voltage", t)).isBetween(0.0, 2.0);
            assertThat(value(meter, "frequency", t)).isBetween(49.95, 50.05);
            assertThat(value(meter, "angle.voltage.l1n", t)).isZero();
            assertThat(value(meter, "angle.voltage.l12", t)).isCloseTo(30, within(1.0));
        }
    }

    @Test
    void harmonicsMakeUpTheDistortion() {
        LoadMeter meter = meter(Usage.HVAC);
        long t = MONDAY.plusSeconds(36_000).toEpochMilli();
        for (String phase : new String[] {"l1", "l2", "l3"}) {
            double square = 0;
            for (int rank = 2; rank <= 63; rank++) {
                double harmonic = value(meter, "current." + phase + ".h" + rank, t);
                square += harmonic * harmonic;
            }
            double thd = value(meter, "thd.current." + phase, t);
            assertThat(Math.sqrt(square)).isCloseTo(thd, within(1e-9));
            assertThat(thd).isBetween(15.0, 60.0);
            double i = value(meter, "current." + phase, t);
            double fundamental = value(meter, "current." + phase + ".h1", t);
            assertThat(i).isCloseTo(fundamental * Math.hypot(1, thd / 100), within(1e-9));
            double group = value(meter, "current." + phase + ".h26_34", t);
            assertThat(group).isPositive().isLessThan(thd);
        }
        assertThat(value(meter, "current.l1.h5", t)).isGreaterThan(value(meter, "current.l1.h4", t) * 10);
        assertThat(value(meter, "k.factor.l1", t)).isGreaterThan(1);
    }

    @Test
    void aSinglePhaseLoadUsesItsPhaseAndTheNeutral() {
        LoadMeter meter = site.load(new LoadSpec("a lamp", Usage.LIGHTING, 16, 2), 3);
        long t = MONDAY.plusSeconds(30_000).toEpochMilli();
        assertThat(value(meter, "current.l1", t)).isZero();
        assertThat(value(meter, "current.l3", t)).isZero();
        assertThat(value(meter, "current.n", t)).isCloseTo(value(meter, "current.l2", t), within(1e-9));
        assertThat(value(meter, "power.factor.l1", t)).as("without load").isEqualTo(1);
        assertThat(value(meter, "power.factor.l2", t)).as("leading").isNegative();
        assertThat(value(meter, "power.factor.type.l2", t)).isEqualTo(1);
    }

    @Test
    void aPhotovoltaicGeneratorGivesByDayOnly() {
        LoadMeter meter = meter(Usage.PHOTOVOLTAIC);
        double noon =
                value(meter, "power.active.total", MONDAY.plusSeconds(11 * 3600).toEpochMilli());
        double night =
                value(meter, "power.active.total", MONDAY.plusSeconds(1 * 3600).toEpochMilli());
        assertThat(noon).isLessThan(-3_000);
        assertThat(night).isBetween(0.0, 500.0);
    }

    @Test
    void aWorkingDayIsNoWeekend() {
        LoadMeter meter = meter(Usage.OFFICE);
        double monday = value(
                meter,
                "power.active.total",
                Instant.parse("2026-03-02T10:00:00Z").toEpochMilli());
        double sunday = value(
                meter,
                "power.active.total",
                Instant.parse("2026-03-08T10:00:00Z").toEpochMilli());
        assertThat(monday).isGreaterThan(3 * sunday);
    }

    @Test
    void theDayBeginsByTheWallClock() {
        SiteModel tokyo = new SiteModel(7, ZoneId.of("Asia/Tokyo"), MONDAY);
        long t = Instant.parse("2026-03-03T10:00:00Z").toEpochMilli();
        double paris = value(meter(Usage.OFFICE), "power.active.total", t);
        double evening =
                value(tokyo.load(LoadSpec.threePhase("a load", Usage.OFFICE, 100), 1), "power.active.total", t);
        assertThat(paris).isGreaterThan(1.5 * evening);
    }

    @Test
    void averagesLieBetweenTheExtremes() {
        LoadMeter meter = meter(Usage.HVAC);
        long t = MONDAY.plusSeconds(45_000).toEpochMilli();
        for (String key : new String[] {"power.active.total", "voltage.l1n", "current.l2", "frequency"}) {
            double least = value(meter, key + ".min", t);
            double most = value(meter, key + ".max", t);
            assertThat(value(meter, key, t)).isBetween(least, most);
            assertThat(value(meter, key + ".avg", t)).isBetween(least, most);
            assertThat(value(meter, key + ".avgmin", t)).isBetween(least, most);
            assertThat(value(meter, key + ".avgmax", t)).isBetween(least, most);
            assertThat(least).isLessThan(most);
        }
    }
}
