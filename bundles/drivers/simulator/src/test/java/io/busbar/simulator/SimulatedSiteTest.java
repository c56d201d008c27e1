package io.busbar.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.busbar.driver.Words;
import io.busbar.registers.MapRow;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.physics.Usage;
import io.busbar.simulator.slave.UnitFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The site as a Modbus master of somebody else sees it. */
@Timeout(20)
class SimulatedSiteTest {

    private final TickingClock clock = new TickingClock("2026-03-03T09:00:00Z");
    private SimulatedSite site;
    private ModbusTCPMaster master;

    @BeforeEach
    void open() throws Exception {
        SiteModel model = new SiteModel(3, ZoneId.of("Europe/Paris"), Instant.parse("2026-03-03T00:00:00Z"));
        LineSpec line = new LineSpec(
                "line",
                "127.0.0.1",
                0,
                List.of(
                        DeviceSpec.of(
                                "m-1",
                                TestMaps.METER,
                                "Meter",
                                "Plant room",
                                1,
                                LoadSpec.threePhase("Fan", Usage.HVAC, 63)),
                        DeviceSpec.of(
                                "m-2",
                                TestMaps.METER,
                                "Meter",
                                "Plant room",
                                2,
                                LoadSpec.threePhase("Office", Usage.OFFICE, 63),
                                LoadSpec.threePhase("Roof", Usage.PHOTOVOLTAIC, 63)),
                        DeviceSpec.incomer(
                                "m-3",
                                TestMaps.METER,
                                "Incomer",
                                "",
                                3,
                                LoadSpec.threePhase("Rest", Usage.MACHINES, 63))));
        site = SimulatedSite.open(TestMaps.all(), model, List.of(line), clock);
        master = new ModbusTCPMaster("127.0.0.1", site.port("line"), 2000, false);
        master.connect();
    }

    @AfterEach
    void close() {
        master.disconnect();
        site.close();
    }

    private int[] read(int unit, int address, int count) throws ModbusException {
        return Arrays.stream(master.readMultipleRegisters(unit, address, count))
                .mapToInt(Register::getValue)
                .toArray();
    }

    private double value(int unit, String load, String quantity) throws ModbusException {
        MapRow row = TestMaps.all()
                .product(TestMaps.METER)
                .orElseThrow()
                .row(load, quantity)
                .orElseThrow();
        return row.value(Words.of(row.start(), read(unit, row.start(), row.end() - row.start())));
    }

    @Test
    void decodedRegistersAreWhatTheMetersShow() throws Exception {
        SimulatedDevice device = site.device("m-2").orElseThrow();
        int decoded = 0;
        for (MapRow row : device.map().rows()) {
            double expected = device.value(row.load(), row.quantity().key(), clock.millis());
            double step = row.cell().factor().multiplier() / row.cell().factor().divisor();
            double value = value(2, row.load(), row.quantity().key());
            assertThat(value).as("%s of load %s", row.quantity(), row.load()).isCloseTo(expected, within(step));
            decoded++;
        }
        assertThat(decoded).isEqualTo(52);
        assertThat(value(2, "2", "power.active.total")).as("photovoltaic").isNegative();
    }

    @Test
    void aLoadThatIsNotThereHasNoValues() throws Exception {
        assertThat(read(1, 910, 1)).containsExactly(0);
        assertThat(value(1, "2", "power.active.total")).isNaN();
        assertThat(value(1, "1", "power.active.total")).isPositive();
    }

    @Test
    void aDeviceSaysWhatItIs() throws Exception {
        assertThat(read(1, 500, 4)).containsExactly('S', 'O', 'C', 'O');
        assertThat(read(1, 504, 4)).containsExactly('A' << 8 | 'c', 'm' << 8 | 'e', ' ' << 8 | 'M', '1' << 8);
        assertThat(read(2, 902, 3)).containsExactly('O' << 8 | 'f', 'f' << 8 | 'i', 'c' << 8 | 'e');
        assertThat(read(2, 900, 1)).containsExactly(1);
    }

    @Test
    void theIncomerCarriesEverybody() throws Exception {
        double loads = value(1, "1", "power.active.total")
                + value(2, "1", "power.active.total")
                + value(2, "2", "power.active.total");
        assertThat(value(3, "1", "power.active.total")).isGreaterThan(loads);
    }

    @Test
    void aWrittenMeasurementStaysForAMinuteOrUntilReleased() throws Exception {
        SimulatedDevice device = site.device("m-1").orElseThrow();
        master.writeSingleRegister(1, 1050, new SimpleRegister(1234));
        master.writeMultipleRegisters(1, 1000, new Register[] {new SimpleRegister(0), new SimpleRegister(11111)});
        assertThat(value(1, "1", "current.l1.h5")).isEqualTo(12.34);
        assertThat(value(1, "1", "voltage.l1n")).isEqualTo(111.11);
        assertThat(value(1, "1", "voltage.l2n")).isBetween(218.0, 242.0);
        assertThat(device.pinned()).isEqualTo(3);
        clock.advance(SimulatedDevice.PIN.minusMillis(1));
        assertThat(value(1, "1", "voltage.l1n")).isEqualTo(111.11);
        clock.advance(Duration.ofMillis(1));
        assertThat(value(1, "1", "voltage.l1n")).isBetween(218.0, 242.0);
        assertThat(device.pinned()).isZero();
        master.writeSingleRegister(1, 1050, new SimpleRegister(1));
        device.release();
        assertThat(value(1, "1", "current.l1.h5")).isGreaterThan(1);
    }

    @Test
    void aWrittenSettingStays() throws Exception {
        master.writeSingleRegister(1, 902, new SimpleRegister('X' << 8));
        clock.advance(Duration.ofDays(1));
        site.device("m-1").orElseThrow().release();
        assertThat(read(1, 902, 1)).containsExactly('X' << 8);
    }

    @Test
    void readsAcrossTheEndOfABlockAndWhereNothingIsAreRefused() {
        for (int[] read : new int[][] {{1050, 20}, {2000, 1}, {5000, 1}, {999, 2}}) {
            assertThatThrownBy(() -> read(1, read[0], read[1]))
                    .as("%d registers at %d", read[1], read[0])
                    .isInstanceOfSatisfying(ModbusSlaveException.class, e -> assertThat(e.getType())
                            .isEqualTo(2));
        }
        assertThatThrownBy(() -> master.writeSingleRegister(1, 5000, new SimpleRegister(1)))
                .isInstanceOfSatisfying(
                        ModbusSlaveException.class, e -> assertThat(e.getType()).isEqualTo(2));
        assertThatThrownBy(() -> master.readInputRegisters(1, 1000, 2))
                .isInstanceOfSatisfying(
                        ModbusSlaveException.class, e -> assertThat(e.getType()).isEqualTo(1));
        assertThatThrownBy(() -> read(9, 1000, 2))
                .isInstanceOfSatisfying(
                        ModbusSlaveException.class, e -> assertThat(e.getType()).isEqualTo(11));
    }

    @Test
    void faultsAndDisturbancesReachTheWire() throws Exception {
        SimulatedDevice device = site.device("m-1").orElseThrow();
        long now = clock.millis();
        device.disturb(new Disturbance(Disturbance.Kind.DIP, now, now + 1000, 0.5, 0));
        assertThat(value(1, "1", "voltage.l1n")).isBetween(100.0, 125.0);
        assertThat(value(2, "1", "voltage.l1n")).isBetween(218.0, 242.0);
        device.calm();
        clock.advance(Duration.ofMillis(200));
        assertThat(value(1, "1", "voltage.l1n")).isBetween(218.0, 242.0);
        site.fault("m-1", UnitFault.exception(6));
        assertThatThrownBy(() -> read(1, 1000, 2))
                .isInstanceOfSatisfying(
                        ModbusSlaveException.class, e -> assertThat(e.getType()).isEqualTo(6));
        site.fault("m-1", UnitFault.NONE);
        assertThat(value(1, "1", "voltage.l1n")).isBetween(218.0, 242.0);
        assertThatThrownBy(() -> site.fault("m-9", UnitFault.NONE)).hasMessageContaining("m-9");
    }

    @Test
    void aReferenceWithoutAMapIsRefused() {
        SiteModel model = new SiteModel(3, ZoneId.of("UTC"), clock.instant());
        LineSpec line = new LineSpec("l", "127.0.0.1", 0, List.of(DeviceSpec.of("x", "Nobody N1", "", "", 1)));
        assertThatThrownBy(() -> SimulatedSite.open(TestMaps.all(), model, List.of(line), clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nobody N1");
    }

    @Test
    void aTakenPortIsRefused() {
        SiteModel model = new SiteModel(3, ZoneId.of("UTC"), clock.instant());
        LineSpec line = new LineSpec("l", "127.0.0.1", site.port("line"), List.of());
        assertThatThrownBy(() -> SimulatedSite.open(TestMaps.all(), model, List.of(line), clock))
                .isInstanceOf(IOException.class);
    }
}
