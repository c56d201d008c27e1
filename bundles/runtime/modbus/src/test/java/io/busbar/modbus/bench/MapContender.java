package io.busbar.modbus.bench;

import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.PollTier;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.TestLines;
import io.busbar.registers.MapDriver;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Everything that the gateway does from the wire to samples: lines, the map's session, decoding with qualities and ranges. */
class MapContender implements Contender {

    static final String NAME = "busbar, wire to SampleBatch";

    private static final String MAP =
            """
            map bench
            product Bench
            block values 1000 100 live load=1
              1000 U32 0.01 % current.{l1,l2}.h{2..25} range=0..100000000
              1096 U32 0.01 V voltage.{l12,l23} range=0..100000000
            """;

    private final TestLines lines = new TestLines();
    private final DoubleAdder sink = new DoubleAdder();

    @Override
    public String name() {
        return NAME;
    }

    /** Time between two reads of a device. */
    Duration period() {
        return Duration.ofMillis(1);
    }

    @Override
    public void start(int port, int connections, LongAdder reads) throws IOException {
        MapLibrary library = MapLibrary.of(List.of(new MapSource("bench.map", MAP)));
        if (!library.problems().isEmpty()) {
            throw new IllegalStateException(library.problems().toString());
        }
        MapDriver driver = new MapDriver("bench", library.products());
        // A block cannot be asked for more often than once a millisecond; several units keep even a single line busy.
        int units = Math.max(1, 64 / connections);
        for (int i = 0; i < connections; i++) {
            BusLine line = lines.service().open(LineConfig.tcp("m" + i, "127.0.0.1", port));
            for (int unit = 1; unit <= units; unit++) {
                BusLink link = line.link(unit, (state, cause) -> {});
                driver.open(new DeviceReference("d" + i + "-" + unit, "Bench"), new Context(link, reads));
            }
        }
    }

    /** Takes a batch; adds one to the reads when it is done with it. */
    void take(SampleBatch batch, LongAdder reads) {
        if (batch.size() != Decoding.WORDS / 2) {
            throw new IllegalStateException(batch.size() + " samples");
        }
        sink.add(batch.value(7));
        reads.increment();
    }

    @Override
    public void stop() {
        lines.close();
    }

    private final class Context implements DeviceContext {

        private final BusLink link;
        private final LongAdder reads;

        Context(BusLink link, LongAdder reads) {
            this.link = link;
            this.reads = reads;
        }

        @Override
        public BusLink link() {
            return link;
        }

        @Override
        public Duration period(PollTier tier) {
            return MapContender.this.period();
        }

        @Override
        public void publish(SampleBatch batch) {
            take(batch, reads);
        }

        @Override
        public CompletionStage<Void> backfill(SampleBatch batch, Duration length) {
            throw new UnsupportedOperationException("the map of the benchmark has no memory");
        }

        @Override
        public void reachable(boolean answers, @Nullable ReadFailure failure) {
            throw new UnsupportedOperationException("the line says it");
        }

        @Override
        public void identified(Identification identification) {}

        @Override
        public void loads(List<LoadDescription> loads) {}
    }
}
