package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.DeviceReference;
import io.busbar.driver.Quality;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.RegisterArea;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States in which a device shows that something is wrong become alarms like those of devices that keep records of them. */
class AlarmWatchTest {

    private static final String MAP =
            """
            map     acme
            product ACME
            count   load 2
            block live 100 4 live
              100 U16 1 - insulation.alarm.state
              101 U16 1 - insulation.earth.lead.lost
              102 U16 1 - switch.position
              103 U16 1 - source.state.2
              alarm insulation.1 insulation.alarm.state
              alarm insulation.2 insulation.earth.lead.lost 1=3:critical
              alarm switch.3 source.state.2 0=103:critical 1=104:non-critical only=switch.position:3
            block circuits 200 1 live each=load stride=10
              200 U16 1 - insulation.alarm.state
              alarm insulation.1 insulation.alarm.state
            block own 300 2 live
              300 U16 1 - alarm.analog.cause.1
              301 U16 1 s alarm.analog.duration.1
              alarm analog.1 alarm.analog.cause.1
            """;

    private final FakeLink link = new FakeLink();

    private MapSession open() {
        return (MapSession)
                new MapDriver("acme", List.of(MapLibraryTest.only(MAP))).open(new DeviceReference("dev", "ACME"), link);
    }

    private void at(long seconds, int address, int value) {
        link.registers.set(RegisterArea.HOLDING, address, value);
        link.time = FakeLink.TIME + seconds * 1000;
        link.tick();
    }

    private double part(String name) {
        return link.value("dev/-/alarm." + name);
    }

    @Test
    void anAlarmHasABeginAnEndAndItsWorst() {
        open();
        at(0, 102, 0);
        assertThat(part("insulation.status.1")).isZero();
        assertThat(link.quality("dev/-/alarm.insulation.start.1")).isEqualTo(Quality.NOT_AVAILABLE);

        at(5, 100, 1);
        assertThat(part("insulation.status.1")).isEqualTo(1);
        assertThat(part("insulation.cause.1")).isEqualTo(1);
        assertThat(part("insulation.criticality.1")).isEqualTo(1);
        assertThat(part("insulation.start.1")).isEqualTo(FakeLink.TIME / 1000.0 + 5);

        at(9, 100, 2);
        assertThat(part("insulation.criticality.1")).isEqualTo(2);
        at(24, 100, 1);
        assertThat(part("insulation.cause.1")).as("the worst of it").isEqualTo(2);
        assertThat(part("insulation.duration.1")).as("in steps").isEqualTo(10);

        at(32, 100, 0);
        assertThat(part("insulation.status.1")).isEqualTo(2);
        assertThat(part("insulation.criticality.1")).isEqualTo(2);
        assertThat(part("insulation.start.1")).isEqualTo(FakeLink.TIME / 1000.0 + 5);
        assertThat(part("insulation.duration.1")).isEqualTo(27);

        at(40, 100, 1);
        assertThat(part("insulation.status.1")).isEqualTo(1);
        assertThat(part("insulation.criticality.1")).as("another one").isEqualTo(1);
        assertThat(part("insulation.start.1")).isEqualTo(FakeLink.TIME / 1000.0 + 40);
    }

    @Test
    void circuitsHaveAlarmsOfTheirOwn() {
        open();
        at(0, 210, 2);
        assertThat(link.value("dev/1/alarm.insulation.status.1")).isZero();
        assertThat(link.value("dev/2/alarm.insulation.status.1")).isEqualTo(1);
        assertThat(part("insulation.status.1")).isZero();
    }

    @Test
    void aStateIsAnAlarmOnlyWhileAnotherOneSaysSo() {
        open();
        at(0, 102, 2);
        assertThat(part("switch.status.3"))
                .as("source 2 is dead and feeds nothing")
                .isZero();
        at(1, 102, 3);
        assertThat(part("switch.status.3")).isEqualTo(1);
        assertThat(part("switch.cause.3")).isEqualTo(103);
        at(2, 103, 2);
        assertThat(part("switch.status.3")).isEqualTo(2);
    }

    @Test
    void whatTheDeviceSaysItselfIsLeftToIt() {
        open();
        at(0, 301, 77);
        at(1, 300, 4);
        assertThat(part("analog.status.1")).isEqualTo(1);
        assertThat(part("analog.cause.1")).isEqualTo(4);
        assertThat(part("analog.duration.1")).isEqualTo(77);
        assertThat(link.last("dev/-/alarm.analog.duration.1").points().size()).isEqualTo(2);
    }

    @Test
    void anAlarmOutlivesTheGateway() {
        MapSession session = open();
        at(5, 100, 2);
        session.close();
        session = open();
        at(3605, 101, 0);
        assertThat(part("insulation.status.1")).isEqualTo(1);
        assertThat(part("insulation.start.1")).as("the same one").isEqualTo(FakeLink.TIME / 1000.0 + 5);

        session.close();
        session = open();
        at(7205, 100, 0);
        assertThat(part("insulation.status.1")).as("it ended meanwhile").isEqualTo(2);
        assertThat(part("insulation.duration.1")).isEqualTo(7200);
        session.close();
        open();
        at(7210, 100, 1);
        assertThat(part("insulation.start.1")).as("another one").isEqualTo(FakeLink.TIME / 1000.0 + 7210);
    }

    @Test
    void whileNothingIsKnownNoAlarmEnds() {
        open();
        at(0, 100, 2);
        link.failure = new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "silent");
        at(10, 100, 2);
        assertThat(link.quality("dev/-/alarm.insulation.status.1")).isEqualTo(Quality.COMM_FAULT);
        link.failure = null;
        at(60, 100, 2);
        assertThat(part("insulation.start.1")).isEqualTo(FakeLink.TIME / 1000.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alarm insulation.1                                | alarm",
                "alarm insulation insulation.alarm.state           | alarm",
                "alarm colour.1 insulation.alarm.state             | alarm.kind",
                "alarm insulation.1 insulation.alarm.state 1=1     | alarm.meaning",
                "alarm insulation.1 insulation.alarm.state only=x  | alarm.only",
                "alarm insulation.1 insulation.inhibited           | alarm.unknown",
                "alarm insulation.1 insulation.alarm.state maybe=1 | option.unknown",
            })
    void whatIsWrongIsSaidInWords(String line, String code) {
        String text = "map acme\nproduct ACME\nblock live 100 1 live\n  100 U16 1 - insulation.alarm.state\n  " + line;
        List<MapProblem> problems =
                MapLibrary.of(List.of(new MapSource("acme.map", text))).problems();
        assertThat(problems).extracting(MapProblem::code).containsExactly(code);
        assertThat(problems.get(0).line().number()).isEqualTo(5);
        assertThat(problems.get(0).text(Locale.FRENCH))
                .isNotEqualTo(problems.get(0).text(Locale.ENGLISH));
    }

    @Test
    void twoAlarmsOfOneNumberAreToldApart() {
        String text =
                """
                map acme
                product ACME
                block a 100 1 live
                  100 U16 1 - insulation.alarm.state
                  alarm insulation.1 insulation.alarm.state
                block b 200 1 live
                  200 U16 1 - insulation.inhibited
                  alarm insulation.1 insulation.inhibited
                """;
        assertThat(MapLibrary.of(List.of(new MapSource("acme.map", text))).problems())
                .extracting(MapProblem::code)
                .containsExactly("alarm.duplicate");
    }
}
