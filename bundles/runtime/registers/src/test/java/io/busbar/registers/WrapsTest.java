package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.DeviceReference;
import io.busbar.driver.Quality;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters that begin again at 0, and quantities that a device keeps in two directions. */
class WrapsTest {

    private static final String MAP =
            """
            map     acme
            product ACME
            block energy 200 2 energy load=1
              200 U32 10 Wh energy.active.import wrap=102:U8:100:U32:10
            """;

    private final FakeLink link = new FakeLink();

    @BeforeEach
    void open() {
        RegisterMap map = MapLibraryTest.library(MAP).product("ACME").orElseThrow();
        put(200, 0x3B9A, 0xC9F0);
        put(100, 0x3B9A, 0xC9FF, 2);
        new MapDriver("acme", List.of(map)).open(new DeviceReference("dev", "ACME"), link);
    }

    private void put(int address, int... words) {
        for (int i = 0; i < words.length; i++) {
            link.registers.set(RegisterArea.HOLDING, address + i, words[i]);
        }
    }

    private double index() {
        return link.value("dev/1/energy.active.import");
    }

    @Test
    void howOftenACounterBeganAgainIsAdded() {
        link.tick();
        assertThat(index()).isEqualTo(2e10 + 9_999_999_840.0);
    }

    @Test
    void aCounterThatHasFallenBackHasNoValueUntilItsCountFollows() {
        link.tick();
        double before = index();
        put(200, 0, 5);
        link.tick();
        assertThat(link.quality("dev/1/energy.active.import")).isEqualTo(Quality.NOT_AVAILABLE);
        put(102, 3);
        link.tick();
        assertThat(index()).isEqualTo(3e10 + 50).isGreaterThan(before);
    }

    @Test
    void aCounterThatWasResetShowsThatAfterAFewReads() {
        link.tick();
        put(200, 0, 5);
        link.tick();
        assertThat(link.quality("dev/1/energy.active.import")).isEqualTo(Quality.NOT_AVAILABLE);
        link.tick();
        link.tick();
        link.tick();
        assertThat(index()).isEqualTo(2e10 + 50);
    }

    @Test
    void aDeviceWithoutTheCountShowsItsCounterAsItIs() {
        FakeLink other = new FakeLink();
        other.registers.set(RegisterArea.HOLDING, 201, 7);
        other.refuse(102, 2);
        RegisterMap map = MapLibraryTest.library(MAP).product("ACME").orElseThrow();
        new MapDriver("acme", List.of(map)).open(new DeviceReference("dev", "ACME"), other);
        other.tick();
        other.tick();
        assertThat(other.value("dev/1/energy.active.import")).isEqualTo(70);
    }

    @Test
    void whatIsWrittenReadsBack() {
        RegisterMap map = MapLibraryTest.library(MAP).product("ACME").orElseThrow();
        MapRow row = map.rows().get(0);
        Registers registers = new Registers();
        row.put(4.2e10 + 50, registers);
        MapRow.Wrap wrap = Objects.requireNonNull(row.wrap());
        Words counted = registers.read(100, 3);
        assertThat(counted.word(102)).isEqualTo(4);
        assertThat(row.value(registers.read(200, 2)) + wrap.carry(counted)).isEqualTo(4.2e10 + 50);
    }

    @Test
    void whatFlowsTheOtherWayIsTakenOff() {
        MapRow row = MapLibraryTest.library(
                        """
                        map acme
                        product ACME
                        100 U32 10 W power.active.total.avg minus=102:U32:10
                        """)
                .product("ACME")
                .orElseThrow()
                .rows()
                .get(0);
        assertThat(row.value(Words.of(100, 0, 5, 0, 7))).isEqualTo(-20);
        Registers registers = new Registers();
        row.put(-4210, registers);
        assertThat(registers.read(100, 4).word(101)).isZero();
        assertThat(registers.read(100, 4).word(103)).isEqualTo(421);
        row.put(4210, registers);
        assertThat(row.value(registers.read(100, 4))).isEqualTo(4210);
    }
}
