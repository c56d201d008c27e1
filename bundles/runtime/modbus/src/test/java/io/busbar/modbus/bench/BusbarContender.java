package io.busbar.modbus.bench;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine.UnitLink;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.TestLines;
import java.time.Duration;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Lines of this bundle, each asked for more than it can carry, so that it reads without a pause. */
final class BusbarContender implements Contender {

    private final TestLines lines = new TestLines();
    private final DoubleAdder sink = new DoubleAdder();

    @Override
    public String name() {
        return "busbar, wire to BlockListener";
    }

    @Override
    public void start(int port, int connections, LongAdder reads) {
        BusLines service = lines.service();
        // A block cannot be asked for more often than once a millisecond; a few of them keep even a single line busy.
        int blocks = Math.max(1, 64 / connections);
        for (int i = 0; i < connections; i++) {
            UnitLink link =
                    service.open(LineConfig.tcp("b" + i, "127.0.0.1", port)).link(1, (state, cause) -> {});
            for (int block = 0; block < blocks; block++) {
                link.poll(BlockRead.holding(1_000, Decoding.WORDS), Duration.ofMillis(1), decoding(reads));
            }
        }
    }

    private BlockListener decoding(LongAdder reads) {
        return new BlockListener() {
            @Override
            public void read(Words words, long timeMillis) {
                sink.add(Decoding.sum(index -> words.word(1_000 + index)));
                reads.increment();
            }

            @Override
            public void failed(ReadFailure failure, long timeMillis) {
                if (failure.kind() != ReadFailure.Kind.SUSPENDED) {
                    throw new IllegalStateException(failure.message());
                }
            }
        };
    }

    @Override
    public void stop() {
        lines.close();
    }
}
