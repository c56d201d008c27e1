package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.BlockRead;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapDriverTest {

    private static final String MAP =
            """
            map     acme.two
            product Acme Two
            probe   acme two
            count   load 2
            block identification 50000 10 once
              50000 STRING_NORM:2 - - @vendor
              50002 STRING_NORM:4 - - @product
              50006 U16 - - @table-version
              50007 U16 - - @software
              50008 U16_HEX - - @serial.1
              50009 U16 - - @serial.3
            block setup 13824 3 once each=load stride=32
              13824 U8 - - @load.enabled
              13825 U8 - - @load.type codes=1:1P+N,5:3P+N
              13826 STRING_NORM:1 - - @load.name
            block live 1000 12 live each=load stride=100 if=load.enabled
              1000 U32 0.01 V voltage.{l1n,l2n,l3n}
              1006 S32 10   W power.active.total
              1010 U32 0.001 A current.n
            """;

    private final FakeLink link = new FakeLink();
    private final MapDriver driver = new MapDriver("acme", List.of(MapLibraryTest.only(MAP)));

    private DeviceSession open() {
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 13824, 1);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 13825, 5);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 13826, 'P' << 8 | '1');
        put("1", "voltage.l1n", 230.12);
        put("1", "power.active.total", -4200);
        put("1", "current.n", 0.5);
        return driver.open(new DeviceReference("dev", "Acme Two"), link);
    }

    private void put(String load, String quantity, double value) {
        driver.maps().get(0).row(load, quantity).orElseThrow().put(value, link.registers);
    }

    @Test
    void onlyTheLoadsThatAreSetUpAreReadAndSaid() {
        open();
        assertThat(link.polled()).extracting(BlockRead::address).containsExactly(50000, 13824, 13856);
        assertThat(link.periods()).containsExactly(PollTier.LIVE.period());
        link.tick();
        assertThat(link.loads).containsExactly(new LoadDescription("1", "P1", "3P+N"));
        link.tick();
        assertThat(link.polled()).extracting(BlockRead::address).containsExactly(1000, 50000, 13824, 13856);
        assertThat(link.periods()).containsExactly(PollTier.LIVE.period(), PollTier.ONCE.period());
        assertThat(link.value("dev/1/voltage.l1n")).isEqualTo(230.12);
        assertThat(link.value("dev/1/power.active.total")).isEqualTo(-4200);
        assertThat(link.quality("dev/1/voltage.l1n")).isEqualTo(Quality.GOOD);
        assertThat(link.last("dev/1/voltage.l1n").timeMillis()).isEqualTo(FakeLink.TIME);
        assertThat(link.last("dev/1/voltage.l1n").size()).isEqualTo(5);
    }

    @Test
    void aLoadThatIsSwitchedOnLaterIsReadFromThenOn() {
        open();
        link.tick();
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 13856, 1);
        put("2", "voltage.l1n", 231);
        link.tick();
        link.tick();
        assertThat(link.loads).extracting(LoadDescription::key).containsExactly("1", "2");
        assertThat(link.value("dev/2/voltage.l1n")).isEqualTo(231);
    }

    @Test
    void theDeviceSaysWhatItIs() {
        MapField vendor = driver.maps().get(0).field("vendor", 0).orElseThrow();
        vendor.cell().putText("ACME", link.registers);
        driver.maps().get(0).field("product", 0).orElseThrow().cell().putText("Acme Two", link.registers);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 50006, 103);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 50007, 117);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 50008, 0x1834);
        link.registers.set(io.busbar.driver.RegisterArea.HOLDING, 50009, 42);
        open();
        link.tick();
        Identification said = new Identification("ACME", "Acme Two", "183400042", "1.17", 103);
        assertThat(link.identifications).containsExactly(said);
        assertThat(driver.recognise(said)).contains(driver.products().get(0));
        assertThat(driver.recognise(new Identification("ACME", "Acme Three", "", "", 0)))
                .isEmpty();
    }

    @Test
    void aSerialNumberInOneNumberIsPrintedInDecimal() {
        RegisterMap map = MapLibraryTest.only("map a\nproduct A\n10 U32 - - @serial\n12 STRING_NORM:2 - - @software");
        map.field("serial", 0).orElseThrow().cell().put(1_234_567, link.registers);
        map.field("software", 0).orElseThrow().cell().putText("v2.1", link.registers);
        new MapDriver("a", List.of(map)).open(new DeviceReference("dev", "A"), link);
        link.tick();
        assertThat(link.identifications).containsExactly(new Identification("", "", "1234567", "v2.1", 0));
    }

    @Test
    void aNameTooLongForOneFieldStandsInTwo() {
        RegisterMap map = MapLibraryTest.only(MAP.replace("probe   acme two", "probe two line")
                .replace("  50006", "  50020 STRING_NORM:4 - - @extended-name\n  50006")
                .replace("50000 10 once", "50000 30 once"));
        names(map, "Acme Two", "Line");
        MapDriver other = new MapDriver("acme", List.of(map));
        other.open(new DeviceReference("dev", "Acme Two"), link);
        link.tick();
        assertThat(link.identifications.get(0).product()).isEqualTo("Acme Two Line");
        assertThat(other.recognise(link.identifications.get(0))).isPresent();
        names(map, "Two Line", "Two Line");
        link.tick();
        assertThat(link.identifications.get(1).product()).isEqualTo("Two Line");
    }

    private void names(RegisterMap map, String product, String extended) {
        map.field("product", 0).orElseThrow().cell().putText(product, link.registers);
        map.field("extended-name", 0).orElseThrow().cell().putText(extended, link.registers);
    }

    @Test
    void aRefusedAddressIsNarrowedDownAndTheRestIsRead() {
        open();
        link.refuse(1006, 2);
        for (int i = 0; i < 6; i++) {
            link.tick();
        }
        assertThat(link.value("dev/1/voltage.l1n")).isEqualTo(230.12);
        assertThat(link.value("dev/1/current.n")).isEqualTo(0.5);
        assertThat(link.quality("dev/1/power.active.total")).isEqualTo(Quality.NOT_AVAILABLE);
        link.asked.clear();
        link.tick();
        assertThat(link.asked).noneMatch(read -> read.address() <= 1006 && read.address() + read.count() > 1006);
    }

    @Test
    void aRefusedFunctionIsNotAskedForAgain() {
        open();
        link.tick();
        link.refuse(1000, 1);
        link.tick();
        assertThat(link.quality("dev/1/current.n")).isEqualTo(Quality.NOT_AVAILABLE);
        assertThat(link.polled()).extracting(BlockRead::address).doesNotContain(1000);
    }

    @Test
    void aFailureFlagsThePointsOfItsBlockOnce() {
        open();
        link.tick();
        link.tick();
        int before = link.published.size();
        link.failure = new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "silent");
        link.tick();
        link.tick();
        assertThat(link.published).hasSize(before + 1);
        assertThat(link.quality("dev/1/voltage.l1n")).isEqualTo(Quality.COMM_FAULT);
        assertThat(link.value("dev/1/voltage.l1n")).isNaN();
        link.failure = null;
        link.tick();
        assertThat(link.quality("dev/1/voltage.l1n")).isEqualTo(Quality.GOOD);
    }

    @Test
    void aBusyDeviceIsAskedAgainAndNothingIsFlagged() {
        open();
        link.tick();
        link.tick();
        int before = link.published.size();
        link.refuse(1000, 6);
        link.tick();
        assertThat(link.published).hasSize(before);
        assertThat(link.polled()).extracting(BlockRead::address).contains(1000);
    }

    @Test
    void anAnswerThatIsTooShortIsAFaultAndNoValue() {
        open();
        link.tick();
        link.cutAnswersBy = 1;
        link.tick();
        assertThat(link.quality("dev/1/current.n")).isEqualTo(Quality.COMM_FAULT);
        assertThat(link.quality("dev/1/voltage.l1n")).isEqualTo(Quality.COMM_FAULT);
    }

    @Test
    void identificationThatIsRefusedDoesNotKeepTheDeviceFromBeingRead() {
        link.refuse(50000, 2);
        link.refuse(50003, 2);
        open();
        for (int i = 0; i < 5; i++) {
            link.tick();
        }
        assertThat(link.value("dev/1/voltage.l1n")).isEqualTo(230.12);
        assertThat(link.identifications.get(0).vendor()).isEmpty();
    }

    @Test
    void aSilentDeviceIsAskedEagerlyUntilItAnswers() {
        link.failure = new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "silent");
        open();
        link.tick();
        assertThat(link.periods()).containsExactly(PollTier.LIVE.period());
        link.failure = null;
        link.tick();
        link.tick();
        assertThat(link.value("dev/1/voltage.l1n")).isEqualTo(230.12);
    }

    @Test
    void closingEndsAllReading() {
        DeviceSession session = open();
        link.tick();
        session.close();
        session.close();
        assertThat(link.polled()).isEmpty();
        session.refresh();
        assertThat(link.polled()).isEmpty();
    }

    @Test
    void aChangedMapIsTakenOverByItsDevicesAlone() {
        open();
        link.tick();
        link.tick();
        List<SampleBatch> before = List.copyOf(link.published);
        driver.use(List.of(MapLibraryTest.only(MAP)));
        link.tick();
        assertThat(link.polled())
                .as("the same map: no pause")
                .extracting(BlockRead::address)
                .contains(1000);
        assertThat(link.published.size()).isGreaterThan(before.size());
        driver.use(List.of(MapLibraryTest.only(MAP.replace("1000 U32 0.01", "1000 U32 0.1"))));
        link.tick();
        link.tick();
        assertThat(link.value("dev/1/voltage.l1n")).isEqualTo(2301.2);
        assertThatThrownBy(() -> driver.use(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownProductIsRefusedByName() {
        assertThatThrownBy(() -> driver.open(new DeviceReference("dev", "Acme Nine"), link))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Acme Nine");
    }
}
