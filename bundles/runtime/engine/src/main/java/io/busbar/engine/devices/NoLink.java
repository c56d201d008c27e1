package io.busbar.engine.devices;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.Traffic;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** In the place of a link for a device that its driver reaches by itself: counts nothing and refuses to be used. */
final class NoLink implements BusLine.UnitLink {

    static final NoLink INSTANCE = new NoLink();

    private NoLink() {}

    @Override
    public int unit() {
        return 0;
    }

    @Override
    public Poll poll(BlockRead block, Duration period, BlockListener listener) {
        throw refusal();
    }

    @Override
    public CompletionStage<Words> read(BlockRead block) {
        throw refusal();
    }

    @Override
    public CompletionStage<Void> write(int address, int... words) {
        throw refusal();
    }

    @Override
    public Traffic traffic() {
        return NoTraffic.NONE;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    static IllegalStateException refusal() {
        return new IllegalStateException("a driver that connects itself has no link");
    }
}
