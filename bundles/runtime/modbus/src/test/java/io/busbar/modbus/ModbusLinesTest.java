package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.BusException;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.modbus.slave.TcpSlave;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModbusLinesTest {

    private final ModbusLines lines = new ModbusLines(Clock.systemUTC());

    @AfterEach
    void stop() {
        lines.deactivate();
    }

    @Test
    void aLineThatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> lines.open(LineConfig.tcp("t", "host", 70_000)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.field()).isEqualTo("port")));
    }

    @Test
    void aChangedPolicyIsTakenOverWithoutTouchingTheLine() throws Exception {
        try (TcpSlave slave = new TcpSlave(0, (request, out, connection) -> out.write(request));
                BusLine line = lines.open(LineConfig.tcp("t", "127.0.0.1", slave.port()))) {
            BusLine.UnitLink link = line.link(1, (state, cause) -> {});
            assertThatThrownBy(() -> link.write(100, 7).toCompletableFuture().get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(BusException.class)
                    .hasMessageContaining("security policy");
            lines.policy = Capability.MODBUS_WRITE::equals;
            // Function 6 is answered by its own request.
            link.write(100, 7).toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(slave.requests()).isEqualTo(1);
            assertThat(slave.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aUnitIsLinkedOnceOnly() {
        try (BusLine line = lines.open(LineConfig.tcp("t", "127.0.0.1", 18_299))) {
            line.link(255, (state, cause) -> {});
            assertThatThrownBy(() -> line.link(255, (state, cause) -> {})).hasMessageContaining("linked already");
            assertThatThrownBy(() -> line.link(256, (state, cause) -> {})).hasMessageContaining("256");
        }
    }
}
