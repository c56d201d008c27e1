package io.busbar.engine.devices;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.lines.SoundingListener;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.lines.UnitListener;
import io.busbar.gateway.lines.UnitListener.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Lines on which a test plays the devices. */
final class FakeBus implements BusLines {

    final Map<String, FakeLine> lines = new ConcurrentHashMap<>();
    volatile @Nullable RuntimeException refusal;

    /** Who is on the bus of every line, and the words in which they say what they are; none for one that refuses to. */
    final Map<Integer, int[]> population = new ConcurrentHashMap<>();

    volatile IntConsumer soundings = unit -> {};
    volatile ReadFailure.Kind deadEnd = ReadFailure.Kind.TIMEOUT;

    @Override
    public BusLine open(LineConfig config) {
        RuntimeException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        FakeLine line = new FakeLine(config, this);
        lines.put(config.id(), line);
        return line;
    }

    FakeLine line(String id) {
        FakeLine line = lines.get(id);
        if (line == null) {
            throw new AssertionError("No line " + id + " was opened, only " + lines.keySet());
        }
        return line;
    }

    /** A line. */
    static final class FakeLine implements BusLine {
        private final FakeBus bus;
        final LineConfig config;
        final Map<Integer, FakeUnit> units = new ConcurrentHashMap<>();
        final List<Integer> sounded = new CopyOnWriteArrayList<>();
        volatile LineState state = LineState.IDLE;
        volatile @Nullable String error;
        volatile boolean closed;
        final AtomicInteger resets = new AtomicInteger();

        FakeLine(LineConfig config, FakeBus bus) {
            this.config = config;
            this.bus = bus;
        }

        @Override
        public UnitLink link(int unit, UnitListener listener) {
            FakeUnit link = new FakeUnit(this, unit, listener);
            if (closed || units.putIfAbsent(unit, link) != null) {
                throw new IllegalStateException("unit " + unit + " is linked, or the line is closed");
            }
            return link;
        }

        @Override
        public void sound(int unit, BlockRead block, Duration patience, SoundingListener ear) {
            sounded.add(unit);
            bus.soundings.accept(unit);
            int[] words = bus.population.get(unit);
            if (words == null) {
                ear.failed(new ReadFailure(bus.deadEnd, 0, "nobody is at " + unit));
            } else if (words.length == 0 || block.address() != 50_000) {
                ear.failed(new ReadFailure(ReadFailure.Kind.EXCEPTION, 2, "unit " + unit + " refuses"));
            } else {
                ear.answered(Words.of(50_000, words), Duration.ofMillis(2));
            }
        }

        @Override
        public LineStatus status() {
            return new LineStatus(config, state, Instant.EPOCH, error, NoTraffic.NONE);
        }

        @Override
        public void resetCounters() {
            resets.incrementAndGet();
        }

        @Override
        public void close() {
            closed = true;
            units.clear();
        }

        FakeUnit unit(int unit) {
            FakeUnit link = units.get(unit);
            if (link == null) {
                throw new AssertionError("Unit " + unit + " is not linked, only " + units.keySet());
            }
            return link;
        }
    }

    /** A unit. */
    static final class FakeUnit implements BusLine.UnitLink {
        final FakeLine line;
        final int unit;
        final UnitListener listener;
        final List<FakePoll> polls = new CopyOnWriteArrayList<>();
        volatile boolean closed;

        FakeUnit(FakeLine line, int unit, UnitListener listener) {
            this.line = line;
            this.unit = unit;
            this.listener = listener;
        }

        @Override
        public int unit() {
            return unit;
        }

        @Override
        public Poll poll(BlockRead block, Duration period, BlockListener blockListener) {
            FakePoll poll = new FakePoll(period, blockListener);
            polls.add(poll);
            return () -> polls.remove(poll);
        }

        @Override
        public CompletionStage<Words> read(BlockRead block) {
            int[] words = line.bus.population.get(unit);
            if (words != null && block.address() == 50_000) {
                return CompletableFuture.completedFuture(Words.of(50_000, words));
            }
            return CompletableFuture.failedFuture(
                    new BusException(new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "nobody plays this device")));
        }

        @Override
        public CompletionStage<Void> write(int address, int... words) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Traffic traffic() {
            return new Traffic(polls.size(), 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN);
        }

        @Override
        public void close() {
            closed = true;
            line.units.remove(unit, this);
        }

        /** The device answers every block with this word. */
        void answers(int word, long timeMillis) {
            listener.changed(UnitState.ANSWERING, null);
            reads(word, timeMillis);
        }

        /** Every block is read, and the line says nothing of the unit. */
        void reads(int word, long timeMillis) {
            polls.forEach(poll -> poll.listener().read(Words.of(0, word), timeMillis));
        }

        void silent(ReadFailure.Kind kind, String message) {
            ReadFailure failure = new ReadFailure(kind, 0, message);
            listener.changed(UnitState.SILENT, failure);
            polls.forEach(poll -> poll.listener().failed(failure, 0));
        }
    }

    /** A block being polled. */
    record FakePoll(Duration period, BlockListener listener) {}
}
