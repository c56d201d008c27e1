package io.busbar.modbus.line;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine.UnitLink;
import io.busbar.gateway.lines.Timing;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Request;
import io.busbar.modbus.frame.WriteRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The link to one unit. */
final class ModbusUnitLink implements UnitLink {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final ModbusLine line;
    private final Unit state;

    ModbusUnitLink(ModbusLine line, Unit state) {
        this.line = line;
        this.state = state;
    }

    Unit state() {
        return state;
    }

    @Override
    public int unit() {
        return state.id();
    }

    @Override
    public Poll poll(BlockRead block, Duration period, BlockListener listener) {
        if (period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("period " + period + " is shorter than " + SHORTEST);
        }
        ReadRequest request = new ReadRequest(state.id(), block);
        PolledBlock polled = new PolledBlock(
                state,
                request,
                line.framing().encode(request),
                new Timetable(period.toNanos(), line.spread()),
                listener,
                line.guard());
        line.begin(polled);
        return polled;
    }

    @Override
    public CompletionStage<Words> read(BlockRead block) {
        return ask(new ReadRequest(state.id(), block));
    }

    @Override
    public CompletionStage<Void> write(int address, int... words) {
        return ask(new WriteRequest(state.id(), false, address, words));
    }

    @Override
    public CompletionStage<Void> writeBlock(int address, int... words) {
        return ask(new WriteRequest(state.id(), true, address, words));
    }

    @Override
    public CompletionStage<Void> select(int address, int... words) {
        return ask((Request) new WriteRequest(state.id(), true, address, words)).thenApply(none -> null);
    }

    private CompletionStage<Void> ask(WriteRequest request) {
        if (!line.writesAllowed()) {
            return CompletableFuture.failedFuture(
                    new BusException(Message.of("failure.policy").failure(ReadFailure.Kind.SUSPENDED, 0)));
        }
        return ask((Request) request).thenApply(none -> null);
    }

    @Override
    public Traffic traffic() {
        return state.counters().traffic();
    }

    @Override
    public Timing timing() {
        return state.punctuality().timing();
    }

    @Override
    public void resetCounters() {
        state.resetCounters();
    }

    @Override
    public void close() {
        line.unlink(this);
    }

    private CompletableFuture<Words> ask(Request request) {
        CompletableFuture<Words> result = new CompletableFuture<>();
        line.ask(new OneShot(state, request, line.framing().encode(request), result));
        return result;
    }
}
