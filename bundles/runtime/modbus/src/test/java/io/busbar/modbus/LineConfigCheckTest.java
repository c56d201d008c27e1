package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineConfigCheckTest {

    @Test
    void whatIsInRangeIsAccepted() {
        assertThatCode(() -> LineConfigCheck.check(LineConfig.tcp("m-70", "192.168.0.4", 502)))
                .doesNotThrowAnyException();
        assertThatCode(() -> LineConfigCheck.check(rtu("/dev/ttyUSB0", 38_400, 1, 1000, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void eachFieldAtFaultIsNamed() {
        assertThat(fields(tcp("", 70_000, 0, 17))).containsExactly("host", "port", "timeoutMs", "inFlight");
        assertThat(fields(tcp(null, 502, 3_000, 1))).containsExactly("host");
        assertThat(fields(rtu(null, 0, 0, 1_000, 1))).containsExactly("serialPort", "baud", "stopBits");
        assertThat(fields(rtu("/dev/ttyS0", 9_600, 3, 70_000, 2))).containsExactly("stopBits", "timeoutMs", "inFlight");
        assertThat(fields(LineConfig.tcp("Not An Id", "host", 502))).containsExactly("id");
    }

    @Test
    void theTextSaysWhatIsAllowed() {
        ProblemException problem = problem(tcp("host", 70_000, 3_000, 1));
        assertThat(problem.fullText(Locale.ENGLISH))
                .contains("port")
                .contains("65,535")
                .contains("70,000");
        assertThat(problem.fullText(Locale.FRENCH)).contains("port");
    }

    private static List<String> fields(LineConfig config) {
        return problem(config).fields().stream().map(FieldProblem::field).toList();
    }

    private static ProblemException problem(LineConfig config) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> LineConfigCheck.check(config));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static LineConfig tcp(@Nullable String host, int port, int timeoutMs, int inFlight) {
        return new LineConfig("t", Kind.TCP, host, port, null, 0, Parity.NONE, 0, 0, timeoutMs, inFlight, 0);
    }

    private static LineConfig rtu(@Nullable String port, int baud, int stopBits, int timeoutMs, int inFlight) {
        return new LineConfig("r", Kind.RTU, null, 0, port, baud, Parity.EVEN, stopBits, 0, timeoutMs, inFlight, 0);
    }
}
