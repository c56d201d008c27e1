package io.busbar.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.modbus.slave.Registers;
import io.busbar.modbus.slave.TcpSlave;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpLineTest {

    private final LineFactory factory = new LineFactory(Clock.systemUTC(), () -> true);
    private TcpSlave slave;

    @BeforeEach
    void start() throws IOException {
        slave = new TcpSlave(0, (request, out, connection) -> out.write(Registers.tcpAnswer(request)));
    }

    @AfterEach
    void stop() throws IOException {
        factory.close();
        slave.close();
    }

    @Test
    void readsWhatTheSlaveHolds() throws Exception {
        try (BusLine line = factory.open(LineConfig.tcp("t", "127.0.0.1", slave.port()))) {
            Words words = await(line.link(5, (state, cause) -> {}).read(BlockRead.holding(50_000, 100)));
            assertThat(words.address()).isEqualTo(50_000);
            assertThat(words.count()).isEqualTo(100);
            for (int i = 0; i < 100; i++) {
                assertThat(words.word(50_000 + i)).isEqualTo(Registers.word(5, 50_000 + i));
            }
            assertThat(line.status().state()).isEqualTo(LineState.CONNECTED);
            assertThat(line.status().traffic().answers()).isEqualTo(1);
        }
    }

    @Test
    void pollsUntilCancelled() throws Exception {
        try (BusLine line = factory.open(LineConfig.tcp("t", "localhost", slave.port()))) {
            BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
            var poll = line.link(255, (state, cause) -> {})
                    .poll(
                            new BlockRead(RegisterArea.INPUT, 0, 2),
                            Duration.ofMillis(20),
                            listener(words -> seen.add(words.word(1))));
            for (int i = 0; i < 5; i++) {
                assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(Registers.word(255, 1));
            }
            poll.cancel();
            int requests = slave.requests();
            Thread.sleep(100);
            assertThat(slave.requests()).isLessThanOrEqualTo(requests + 1);
        }
    }

    @Test
    void anExceptionArrivesAsOne() throws Exception {
        slave.behave((request, out, connection) -> out.write(Registers.tcp(request, (byte) 0x83, (byte) 2)));
        try (BusLine line = factory.open(LineConfig.tcp("t", "127.0.0.1", slave.port()))) {
            ReadFailure failure = failure(line.link(1, (state, cause) -> {}).read(BlockRead.holding(1, 1)));
            assertThat(failure.isIllegalAddress()).isTrue();
            assertThat(failure.message()).contains("illegal data address");
            assertThat(line.status().traffic().exceptions()).isEqualTo(1);
        }
    }

    private static BlockListener listener(java.util.function.Consumer<Words> read) {
        return new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                read.accept(words);
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {}
        };
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static ReadFailure failure(CompletionStage<?> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BusException busException) {
                return busException.failure();
            }
            throw e;
        }
        throw new AssertionError("It was answered");
    }
}
