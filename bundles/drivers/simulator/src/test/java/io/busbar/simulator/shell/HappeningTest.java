package io.busbar.simulator.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.simulator.DemoPlan;
import io.busbar.simulator.DriverMaps;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.SimulatedSite;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.slave.UnitFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
class HappeningTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private SimulatedSite site;
    private SimulatedDevice device;

    @BeforeEach
    void open() throws Exception {
        SiteModel model = new SiteModel(1, ZoneOffset.UTC, NOW.minus(Duration.ofHours(1)));
        site = SimulatedSite.open(DriverMaps.all(), model, DemoPlan.lines("127.0.0.1"), clock);
        device = site.device("i35-103").orElseThrow();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void happen(String word, Double argument) {
        Happening.of(word).orElseThrow().happen(site, device, argument, 0, Duration.ofSeconds(5), clock);
    }

    private UnitFault fault() {
        return site.endpoint(DemoPlan.GATEWAY).fault(103);
    }

    private double voltage(long afterMillis) {
        return device.value("1", "voltage.l1n", NOW.toEpochMilli() + afterMillis);
    }

    @Test
    void everyWordDoesSomethingAndNoneUndoesIt() {
        for (Happening happening : Happening.values()) {
            if (happening.isForSwitches()) {
                continue;
            }
            happening.happen(site, device, null, 0, Duration.ofSeconds(5), clock);
            boolean wire = !fault().equals(UnitFault.NONE);
            boolean electrical = !device.disturbances(NOW.toEpochMilli()).isEmpty();
            assertThat(electrical).as(happening.word()).isEqualTo(happening.passes());
            boolean order = happening == Happening.NONE
                    || happening == Happening.RELEASE
                    || happening == Happening.RESET_PARTIAL;
            assertThat(wire || electrical).as(happening.word()).isNotEqualTo(order);
            happen("none", null);
            assertThat(fault()).isEqualTo(UnitFault.NONE);
            assertThat(device.disturbances(NOW.toEpochMilli())).isEmpty();
        }
    }

    @Test
    void aTransferSwitchTakesOrdersAndNothingElseDoes() {
        SimulatedDevice its = site.device("atys-21").orElseThrow();
        Happening.MODE.happen(site, its, 0.0, 0, Duration.ZERO, clock);
        assertThat(its.value("-", "switch.mode", NOW.toEpochMilli())).isZero();
        Happening.POSITION.happen(site, its, 0.0, 0, Duration.ZERO, clock);
        assertThat(its.value("-", "switch.position", NOW.toEpochMilli() + 5_000))
                .isEqualTo(1);
        assertThatThrownBy(() -> happen("mode", 16.0)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.fullText(Locale.ENGLISH)).contains("i35-103", "no transfer switch");
            assertThat(e.fullText(Locale.FRENCH)).contains("pas un inverseur");
        });
    }

    @Test
    void aSourceIsLostForAWhile() {
        SimulatedDevice its = site.device("c66-22").orElseThrow();
        Happening.SOURCE_LOSS.happen(site, its, 1.0, 0, Duration.ofSeconds(5), clock);
        assertThat(its.value("-", "source.state.1", NOW.toEpochMilli() + 1_000)).isZero();
        assertThat(its.value("-", "source.voltage.l1n.1", NOW.toEpochMilli() + 1_000))
                .isZero();
        assertThat(its.value("-", "source.state.1", NOW.toEpochMilli() + 6_000)).isEqualTo(2);
    }

    @Test
    void anInsulationFaultMayBeOfOneCircuit() {
        SimulatedDevice locator = site.device("f60-42").orElseThrow();
        Happening.INSULATION.happen(site, locator, 20_000.0, 3, Duration.ofSeconds(5), clock);
        assertThat(locator.value("3", "insulation.resistance", NOW.toEpochMilli()))
                .isLessThan(20_001);
        assertThat(locator.value("2", "insulation.resistance", NOW.toEpochMilli()))
                .isGreaterThan(100_000);
        assertThat(site.device("l60-41").orElseThrow().value("-", "insulation.alarm.state", NOW.toEpochMilli()))
                .isEqualTo(2);
    }

    @Test
    void argumentsAreTakenAndChecked() {
        happen("exception", 11.0);
        assertThat(fault()).isEqualTo(UnitFault.exception(11));
        happen("slow", 250.0);
        assertThat(fault()).isEqualTo(UnitFault.slow(Duration.ofMillis(250)));
        happen("dip", 40.0);
        assertThat(voltage(1000)).isBetween(88.0, 98.0);
        assertThat(voltage(5000)).isBetween(220.0, 240.0);
        assertThatThrownBy(() -> happen("exception", 256.0)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.fullText(Locale.ENGLISH)).contains("ARG").contains("255");
            assertThat(e.fullText(Locale.FRENCH)).contains("255");
        });
        assertThatThrownBy(() -> happen("silent", 3.0)).isInstanceOf(ProblemException.class);
        assertThat(Happening.of("explode")).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSame() {
        Words english = new Words(Locale.ENGLISH);
        Words french = new Words(Locale.FRENCH);
        assertThat(english.say("happens.for", "i35-103", "dip", 10.0)).isEqualTo("i35-103: dip, for 10 s.");
        assertThat(french.say("happens.for", "i35-103", "dip", 10.0)).isEqualTo("i35-103 : dip, pendant 10 s.");
        assertThat(french.say("happens", "i35-103", "silent", 10.0)).isEqualTo("i35-103 : silent, jusqu'à « none ».");
        assertThat(english.say("state", 0, 2)).isEqualTo("undisturbed, 2 registers written by clients");
        assertThat(french.say("state", 1, 0)).isEqualTo("1 perturbation, aucun registre écrit");
    }
}
