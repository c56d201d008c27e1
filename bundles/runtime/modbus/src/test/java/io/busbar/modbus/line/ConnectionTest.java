package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.ReadFailure.Kind;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.UnitListener.UnitState;
import io.busbar.modbus.slave.Registers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final LineBench bench = new LineBench(LineBench.tcp(1000));

    @Test
    void aLineWithNothingToAskIsNotConnected() {
        bench.link(1);
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.line.status().state()).isEqualTo(LineState.IDLE);
        assertThat(bench.bus.connections()).isZero();
    }

    @Test
    void aHostThatRefusesIsTriedWithGrowingPausesAndListenersAreToldOnce() {
        bench.bus.reachable(false);
        bench.poll(1, 0, 10, SECOND);
        bench.poll(1, 50, 10, SECOND);
        bench.run(Duration.ofMinutes(10));
        assertThat(bench.line.status().state()).isEqualTo(LineState.DOWN);
        assertThat(bench.line.status().lastError()).isEqualTo("Connection refused");
        assertThat(bench.failures(1))
                .extracting(ReadFailure::kind)
                .containsExactly(Kind.DISCONNECTED, Kind.DISCONNECTED);
        assertThat(bench.states(1)).containsExactly(UnitState.SILENT);
        bench.forget();
        bench.bus.reachable(true);
        bench.run(Duration.ofSeconds(40));
        assertThat(bench.reads(1)).isPositive();
        assertThat(bench.states(1)).containsExactly(UnitState.ANSWERING);
        assertThat(bench.line.status().state()).isEqualTo(LineState.CONNECTED);
    }

    @Test
    void aHostIsFoundAgainSoonerTheShorterItWasAway() {
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(10));
        bench.bus.reachable(false);
        bench.run(Duration.ofMinutes(1));
        bench.bus.reachable(true);
        bench.forget();
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.reads(1)).isPositive();
        bench.bus.reachable(false);
        bench.run(Duration.ofHours(1));
        bench.bus.reachable(true);
        bench.forget();
        bench.run(Duration.ofSeconds(30));
        assertThat(bench.reads(1)).isPositive();
    }

    @Test
    void aHostThatAcceptsAndClosesIsDown() {
        bench.bus.closing(true);
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofMinutes(10));
        assertThat(bench.line.status().state()).isEqualTo(LineState.DOWN);
        assertThat(bench.failures(1)).extracting(ReadFailure::kind).containsExactly(Kind.DISCONNECTED);
        assertThat(bench.states(1)).containsExactly(UnitState.SILENT);
        assertThat(bench.bus.connections()).isLessThan(130);
    }

    @Test
    void aDroppedConnectionIsBackWithinASecond() {
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(10));
        bench.bus.reachable(false);
        bench.bus.reachable(true);
        bench.forget();
        bench.run(SECOND);
        assertThat(bench.reads(1)).isPositive();
        assertThat(bench.line.status().traffic().reconnects()).isEqualTo(1);
        assertThat(bench.states(1)).doesNotContain(UnitState.SILENT);
    }

    @Test
    void aConnectionThatSaysNothingMoreIsMadeAgain() {
        for (int unit = 1; unit <= 5; unit++) {
            bench.poll(unit, 0, 10, SECOND);
        }
        bench.run(Duration.ofSeconds(10));
        bench.bus.mute(true);
        bench.run(Duration.ofMinutes(10));
        assertThat(bench.bus.connections()).isBetween(5, 30);
        assertThat(bench.states(1)).endsWith(UnitState.SILENT);
        bench.bus.mute(false);
        bench.forget();
        bench.run(Duration.ofSeconds(30));
        for (int unit = 1; unit <= 5; unit++) {
            assertThat(bench.reads(unit)).as("reads of unit %d", unit).isPositive();
        }
    }

    @Test
    void afterALongPauseOneUnansweredRequestIsEnough() {
        bench.poll(1, 0, 10, Duration.ofMinutes(10));
        bench.run(Duration.ofMinutes(25));
        int before = bench.bus.connections();
        bench.bus.mute(true);
        bench.forget();
        bench.run(Duration.ofMinutes(10));
        assertThat(bench.bus.connections()).isGreaterThan(before);
        bench.bus.mute(false);
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.reads(1))
                .as("the block is read anew on the new connection")
                .isPositive();
    }

    @Test
    void aHeaderThatIsNotModbusEndsTheConnection() {
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(5));
        int before = bench.bus.connections();
        bench.bus.answer(request -> new byte[] {'H', 'T', 'T', 'P', '/', '1', '.', '1'});
        bench.run(Duration.ofSeconds(5));
        assertThat(bench.bus.connections()).isGreaterThan(before);
        assertThat(bench.line.status().traffic().malformed()).isPositive();
        assertThat(bench.line.status().lastError()).contains("is not Modbus");
    }

    @Test
    void anAnswerThatBreaksOffEndsTheConnection() {
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(5));
        int before = bench.bus.connections();
        bench.bus.answer(request -> java.util.Arrays.copyOf(Registers.tcpAnswer(request), 12));
        bench.run(Duration.ofMillis(2_500));
        bench.bus.answer(Registers::tcpAnswer);
        bench.forget();
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.bus.connections()).isGreaterThan(before);
        assertThat(bench.reads(1)).isGreaterThan(5);
    }

    @Test
    void aClosedLineLeavesNothingBehind() {
        bench.poll(1, 0, 10, SECOND);
        CompletableFuture<Words> read =
                bench.link(2).read(BlockRead.holding(0, 1)).toCompletableFuture();
        bench.run(Duration.ofMillis(25));
        CompletableFuture<Words> cut =
                bench.link(2).read(BlockRead.holding(0, 1)).toCompletableFuture();
        bench.line.close();
        bench.run(Duration.ofMinutes(1));
        assertThat(read).isCompleted();
        assertThat(failure(cut).kind()).isEqualTo(Kind.SUSPENDED);
        assertThat(bench.loop.waiting()).isZero();
        long asked = bench.bus.asked().size();
        bench.run(Duration.ofMinutes(1));
        assertThat(bench.bus.asked()).hasSize((int) asked);
    }

    @Test
    void aUnitCanBeLinkedAgainAfterItsLinkWasClosed() throws Exception {
        bench.poll(1, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(3));
        bench.link(1).close();
        bench.links.clear();
        bench.run(SECOND);
        bench.forget();
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.bus.asked()).isEmpty();
        bench.poll(1, 7, 10, SECOND);
        bench.run(Duration.ofSeconds(3));
        assertThat(bench.bus.asked()).isNotEmpty().allMatch(asked -> asked.address() == 7);
    }

    @Test
    void oneTimeRequestsAreRefusedAtOnceWhereTheyHaveNoProspect() {
        bench.bus.kill(1);
        bench.poll(1, 0, 10, SECOND);
        bench.poll(2, 0, 10, SECOND);
        bench.run(Duration.ofSeconds(30));
        CompletableFuture<Words> silent =
                bench.link(1).read(BlockRead.holding(0, 1)).toCompletableFuture();
        bench.run(Duration.ofMillis(1));
        assertThat(failure(silent).message()).contains("does not answer");

        List<CompletableFuture<Words>> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(bench.link(2).read(BlockRead.holding(i, 1)).toCompletableFuture());
        }
        bench.run(Duration.ofMinutes(1));
        assertThat(many).allMatch(CompletableFuture::isDone);
        long refused = many.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
        assertThat(refused).isBetween(100L - OneShotGate.MOST_WAITING - 1, 100L - OneShotGate.MOST_WAITING);

        bench.bus.reachable(false);
        bench.run(Duration.ofSeconds(30));
        CompletableFuture<Words> down =
                bench.link(2).read(BlockRead.holding(0, 1)).toCompletableFuture();
        bench.run(Duration.ofMillis(1));
        assertThat(failure(down).kind()).isEqualTo(Kind.DISCONNECTED);
    }

    @Test
    void oneTimeRequestsDoNotStarveThePolls() {
        bench.poll(1, 0, 10, SECOND);
        for (int i = 0; i < 60; i++) {
            bench.link(2).read(BlockRead.holding(i, 1));
        }
        bench.run(Duration.ofSeconds(1));
        assertThat(bench.reads(1)).isPositive();
    }

    @Test
    void writingIsForbiddenUnlessAllowed() {
        CompletableFuture<Void> write = bench.link(1).write(100, 1).toCompletableFuture();
        bench.run(SECOND);
        assertThat(failure(write).message()).contains("security policy");
        assertThat(bench.bus.asked()).isEmpty();
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        bench.link(1).poll(BlockRead.holding(0, 1), SECOND, new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {}
        });
        bench.poll(2, 0, 1, SECOND);
        bench.run(Duration.ofSeconds(10));
        assertThat(bench.reads(2)).isBetween(9, 12);
        assertThat(bench.line.listenerFailures()).isBetween(9L, 12L);
    }

    private static ReadFailure failure(CompletableFuture<?> future) {
        try {
            future.getNow(null);
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof BusException busException) {
                return busException.failure();
            }
        }
        throw new AssertionError("It has not failed: " + future);
    }
}
