package io.busbar.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.driver.Points;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import io.busbar.registers.MapCommand;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.slave.ModbusRefusal;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every product of the demonstration, by the maps that its driver ships. */
class ProductsTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:07:11Z");

    private SimulatedSite site;

    @BeforeEach
    void open() throws Exception {
        SiteModel model = new SiteModel(1, ZoneId.of("Europe/Paris"), Instant.parse("2026-03-02T00:00:00Z"));
        site = SimulatedSite.open(
                DriverMaps.all(), model, DemoPlan.lines("127.0.0.1"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private SimulatedDevice device(String id) {
        return site.device(id).orElseThrow();
    }

    private static Words read(SimulatedDevice device, RegisterArea area, int address, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * count);
        try {
            device.read(area, address, count, buffer);
        } catch (ModbusRefusal e) {
            throw new AssertionError(device.spec().id() + " refuses " + count + " at " + address, e);
        }
        return new Words(address, count, buffer.array(), 0);
    }

    private double value(String id, String load, String quantity) {
        SimulatedDevice device = device(id);
        MapRow row = device.map().row(load, quantity).orElseThrow(() -> new AssertionError(id + " has no " + quantity));
        return row.value(read(device, row.cell().area(), row.start(), row.end() - row.start()));
    }

    @Test
    void everyDeviceOfTheDemonstrationAnswers() {
        assertThat(site.unplaced()).isEmpty();
        assertThat(site.devices()).hasSize(13 + 1 + ExtensionPlan.MODULES);
    }

    @Test
    void everyRowDecodesToWhatTheMetersShow() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (SimulatedDevice device : site.devices()) {
            for (MapRow row : device.map().rows()) {
                double exact = device.value(row.load(), row.quantity().key(), NOW.toEpochMilli());
                boolean unsigned = row.quantity().key().equals("energy.active.net");
                if (Double.isNaN(exact) || unsigned && exact < 0) {
                    continue;
                }
                Words words = read(device, row.cell().area(), row.start(), row.end() - row.start());
                double decoded = row.value(words);
                double step =
                        row.cell().factor().multiplier() / row.cell().factor().divisor();
                if (!(Math.abs(decoded - exact) <= step * 1.0001)) {
                    wrong.add(device.spec().id() + '/' + row.load() + '/' + row.quantity() + " is " + exact
                            + " and reads " + decoded);
                }
                compared++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(3000);
    }

    @Test
    void thePastIsRoundedAsTheRegistersRound() {
        List<String> wrong = new ArrayList<>();
        for (SimulatedDevice device : site.devices()) {
            for (MapRow row : device.map().rows()) {
                double exact = device.value(row.load(), row.quantity().key(), NOW.toEpochMilli());
                Words words = read(device, row.cell().area(), row.start(), row.end() - row.start());
                double live = row.value(words);
                double past = Rounding.of(row).round(exact);
                // A bit of a load that is not there reads 0, having no way to say so.
                if (!Double.isNaN(live) && !Double.isNaN(exact) && !(Math.abs(past - live) <= 1e-9 * Math.abs(live))) {
                    wrong.add(device.spec().id() + '/' + row.load() + '/' + row.quantity() + ": " + past + ", " + live);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingThatAMapHasIsLeftWithoutAValue() {
        List<String> without = new ArrayList<>();
        for (SimulatedDevice device : site.devices()) {
            for (MapRow row : device.map().rows()) {
                int load = row.load().equals(Points.NO_LOAD) ? 0 : Integer.parseInt(row.load());
                boolean never = row.quantity().key().matches("(alarm|event)\\..*\\.(start|end)\\.\\d");
                boolean present = !never && load <= device.spec().loads().size();
                if (present
                        && Double.isNaN(device.value(row.load(), row.quantity().key(), NOW.toEpochMilli()))) {
                    without.add(device.spec().reference() + ": " + row.quantity());
                }
            }
        }
        assertThat(without.stream().distinct().toList()).isEmpty();
    }

    @Test
    void aDigiwareModuleSaysWhatItIsAndWhichLoadsItHas() {
        SimulatedDevice device = device("i35-103");
        RegisterMap map = device.map();
        assertThat(map.field("magic", 0).orElseThrow().cell().text(read(device, RegisterArea.HOLDING, 50000, 4)))
                .isEqualTo("SOCO");
        String product =
                map.field("product", 0).orElseThrow().cell().text(read(device, RegisterArea.HOLDING, 50050, 8));
        assertThat(product).as("of 16 characters at most").isEqualTo("Digiware I-35");
        for (int load = 1; load <= 3; load++) {
            double enabled = map.field("load.enabled", load)
                    .orElseThrow()
                    .cell()
                    .number(read(device, RegisterArea.HOLDING, 13824 + 32 * (load - 1), 14));
            assertThat(enabled).as("load %d", load).isEqualTo(load <= 2 ? 1 : 0);
        }
        assertThat(map.field("load.name", 2).orElseThrow().cell().text(read(device, RegisterArea.HOLDING, 46608, 16)))
                .isEqualTo("Data room B");
    }

    @Test
    void golden() {
        // Power in W, voltage in 0.01 V, current in mA, frequency in mHz at the addresses of the platform's table.
        SimulatedDevice i35 = device("i35-102");
        Words live = read(i35, RegisterArea.HOLDING, 18432, 92);
        double power = i35.value("1", "power.active.total", NOW.toEpochMilli());
        assertThat((long) live.word(18476) << 16 | live.word(18477)).isEqualTo(Math.round(power));
        double voltage = i35.value("1", "voltage.l1n", NOW.toEpochMilli());
        assertThat((long) live.word(18444) << 16 | live.word(18445)).isEqualTo(Math.round(voltage * 100));
        double current = i35.value("1", "current.l1", NOW.toEpochMilli());
        assertThat((long) live.word(18458) << 16 | live.word(18459)).isEqualTo(Math.round(current * 1000));
        double frequency = i35.value("1", "frequency", NOW.toEpochMilli());
        Words u30 = read(device("u30-1"), RegisterArea.HOLDING, 36864, 37);
        assertThat(u30.count()).isEqualTo(37);
        // Frequency in mHz on E24 and in 0.01 Hz on E44; power in 10 W on both.
        Words e24 = read(device("e24-6"), RegisterArea.HOLDING, 50512, 62);
        assertThat(e24.word(50527)).isEqualTo((int) Math.round(frequency * 1000));
        Words e44 = read(device("e44-7"), RegisterArea.HOLDING, 50512, 62);
        assertThat(e44.word(50527)).isEqualTo((int) Math.round(frequency * 100));
        double roof = device("e24-6").value("1", "power.active.total", NOW.toEpochMilli());
        assertThat(roof).isNegative();
        assertThat(e24.word(50536) << 16 | e24.word(50537)).isEqualTo((int) Math.round(roof / 10));
    }

    /** Written as the map says, each order is carried out and shows where the map reads it back. */
    @Test
    void aTransferSwitchObeysTheCommandsOfItsMap() throws ModbusRefusal {
        SimulatedDevice its = device("atys-21");
        List<String> wrong = new ArrayList<>();
        for (String key : List.of(
                "mode.manual", "mode.inhibit", "mode.automatic", "test.noload", "fault.reset", "timer.dead.time")) {
            MapCommand command = its.map().commands().stream()
                    .filter(one -> one.command().key().equals(key))
                    .findFirst()
                    .orElseThrow();
            MapCommand.Write write = command.steps().get(0);
            its.write(RegisterArea.HOLDING, write.address(), write.values(7));
            MapCommand.ReadBack back = Objects.requireNonNull(command.readBack());
            Words shown = read(its, RegisterArea.HOLDING, back.cell().address(), 1);
            long expected = back.expected() == null ? 7 : back.expected();
            if (back.cell().number(shown) != expected) {
                wrong.add(key + " shows " + back.cell().number(shown));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(value("atys-21", "-", "timer.dead.time")).isEqualTo(7);
    }

    @Test
    void theIncomerCarriesTheSite() {
        double sum = 0;
        for (SimulatedDevice device : site.devices()) {
            boolean offered = site.lineOf(device.spec().id()).offered();
            if (offered || device.spec().role() != DeviceSpec.Role.LOADS) {
                continue;
            }
            for (int load = 1; load <= device.spec().loads().size(); load++) {
                sum += value(device.spec().id(), Integer.toString(load), "power.active.total");
            }
        }
        double incomer = value("e44-7", "1", "power.active.total");
        assertThat(incomer).isBetween(sum, sum + 30_000);
        assertThat(value("u30-1", "-", "voltage.ll"))
                .isCloseTo(Math.sqrt(3) * value("u30-1", "-", "voltage.ln"), within(1.0));
    }
}
