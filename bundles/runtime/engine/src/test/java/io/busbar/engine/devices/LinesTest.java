package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinesTest {

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();

    LinesTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void lineIsOpenedWhenItIsAdded() {
        LineStatus added = engine.lines.add(LineConfig.tcp("cellar", "10.0.0.7", 1502));

        assertThat(added.state()).isEqualTo(LineState.IDLE);
        assertThat(bus.line("cellar").config.port()).isEqualTo(1502);
        assertThat(engine.lines.lines()).hasSize(1);
    }

    @Test
    void everythingWrongWithALineIsNamed() {
        LineConfig wrong =
                new LineConfig("Cellar", Kind.RTU_OVER_TCP, null, 0, null, 0, Parity.NONE, 0, -1, 10, 4, 99_999);

        assertThat(problem(() -> engine.lines.add(wrong)).fields())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("id", "host", "port", "gapMs", "timeoutMs", "quietMs", "inFlight");
    }

    @Test
    void everythingWrongWithASerialLineIsNamed() {
        LineConfig wrong = new LineConfig("cellar", Kind.RTU, null, 0, " ", 1234, Parity.EVEN, 3, 0, 1000, 1, 0);

        assertThat(problem(() -> engine.lines.add(wrong)).fields())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("serialPort", "baud", "stopBits");
    }

    @Test
    void twoLinesMayNotCompeteForOneEndpoint() {
        engine.lines.add(LineConfig.tcp("cellar", "M70.example", 502));

        ProblemException problem = problem(() -> engine.lines.add(LineConfig.tcp("roof", "m70.EXAMPLE", 502)));

        assertThat(problem.fullText(java.util.Locale.ENGLISH))
                .contains("host: The line \"cellar\" already goes to m70.example:502. Use that line.");
    }

    @Test
    void lineThatTheBusRefusesIsNotStored() {
        bus.refusal = ProblemException.of(ProblemException.Kind.INVALID, "line.kind.unsupported", "RTU");

        assertThat(problem(() -> engine.lines.add(LineConfig.tcp("cellar", "10.0.0.7", 502)))
                        .code())
                .isEqualTo("line.kind.unsupported");
        assertThat(engine.lines.lines()).isEmpty();
    }

    @Test
    void lineInUseCannotBeRemoved() {
        engine.add("COUNTIS E24", 7);

        ProblemException problem = problem(() -> engine.lines.remove("10-0-0-7"));

        assertThat(problem.code()).isEqualTo("line.used");
        assertThat(problem.kind()).isEqualTo(ProblemException.Kind.CONFLICT);
        engine.devices.remove("e24-7");
        engine.lines.remove("10-0-0-7");
        assertThat(engine.lines.lines()).isEmpty();
        assertThat(bus.line("10-0-0-7").closed).isTrue();
    }

    @Test
    void changedLineTakesItsDevicesAlong() {
        engine.add("COUNTIS E24", 7);
        FakeBus.FakeLine before = bus.line("10-0-0-7");

        engine.lines.update(LineConfig.tcp("10-0-0-7", "10.0.0.9", 502));

        TestEngine.await(() -> bus.line("10-0-0-7").units.containsKey(7));
        assertThat(before.closed).isTrue();
        assertThat(bus.line("10-0-0-7").config.host()).isEqualTo("10.0.0.9");
        bus.line("10-0-0-7").unit(7).answers(230, 1);
        assertThat(engine.device("e24-7").detail()).isEqualTo(DeviceDetail.NONE);
    }

    @Test
    void unchangedLineIsLeftAlone() {
        engine.add("COUNTIS E24", 7);
        FakeBus.FakeLine before = bus.line("10-0-0-7");

        engine.lines.update(LineConfig.tcp("10-0-0-7", "10.0.0.7", 502));

        assertThat(bus.line("10-0-0-7")).isSameAs(before);
        assertThat(before.closed).isFalse();
    }

    @Test
    void countersAreReset() {
        engine.add("COUNTIS E24", 7);

        engine.lines.resetCounters("10-0-0-7");

        assertThat(bus.line("10-0-0-7").resets).hasValue(1);
    }

    private static ProblemException problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem).isNotNull();
        return problem;
    }
}
