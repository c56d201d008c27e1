package io.busbar.modbus.line;

import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.lines.SoundingListener;
import io.busbar.gateway.lines.Timing;
import io.busbar.gateway.lines.UnitListener;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.transport.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A line as its owner sees it: hands everything over to the line's own thread. */
public final class ModbusLine implements BusLine {

    private static final double GOLDEN = 0.618_033_988_749_895;

    private final LineLoop loop;
    private final Framing framing;
    private final Counters counters = new Counters();
    private final Punctuality punctuality = new Punctuality();
    private final ListenerGuard guard;
    private final StatusBoard board;
    private final Schedule schedule;
    private final LineWorker worker;
    private final Clock clock;
    private final BooleanSupplier writesAllowed;
    private final AtomicInteger polls = new AtomicInteger();
    private final double phase;
    private final Consumer<ModbusLine> onClose;
    private final List<ModbusUnitLink> links = new CopyOnWriteArrayList<>();
    private final BitSet linked = new BitSet(256);
    private boolean closed;

    /**
     * A line that connects when there is something to ask.
     *
     * @param writesAllowed asked before each write
     * @param random gives numbers from 0 to 1, so that lines do not do all things together
     * @param onClose told when the line is closed
     */
    public ModbusLine(
            LineConfig config,
            Transport transport,
            Framing framing,
            LineLoop loop,
            Clock clock,
            BooleanSupplier writesAllowed,
            DoubleSupplier random,
            Consumer<ModbusLine> onClose) {
        this.loop = loop;
        this.framing = framing;
        this.clock = clock;
        this.writesAllowed = writesAllowed;
        this.phase = random.getAsDouble();
        this.onClose = onClose;
        guard = new ListenerGuard(config.id());
        board = new StatusBoard(config, clock, counters);
        Prober prober = new Prober(framing, counters, config.timeoutMs() * 1_000_000L, config.inFlight(), loop.nanos());
        ProbeBudget budget = new ProbeBudget(loop.nanos());
        schedule = new Schedule(budget, prober);
        Outcomes outcomes = new Outcomes(schedule, prober, budget, counters, board, clock);
        Backoff backoff = new Backoff(random);
        worker = new LineWorker(new LineParts(
                config,
                transport,
                framing,
                loop,
                clock,
                counters,
                punctuality,
                board,
                schedule,
                prober,
                outcomes,
                backoff));
    }

    @Override
    public UnitLink link(int unit, UnitListener listener) {
        if (unit < 0 || unit > 255) {
            throw new IllegalArgumentException("unit " + unit + " is outside 0 to 255");
        }
        synchronized (linked) {
            if (closed) {
                throw new IllegalStateException(
                        "The line " + board.status().config().id() + " has been closed");
            }
            if (linked.get(unit)) {
                throw new IllegalStateException(
                        "Unit " + unit + " of line " + board.status().config().id() + " is linked already");
            }
            linked.set(unit);
        }
        Unit state = new Unit(unit, listener, guard, this::forget);
        loop.execute(() -> schedule.add(state));
        ModbusUnitLink link = new ModbusUnitLink(this, state);
        links.add(link);
        return link;
    }

    @Override
    public LineStatus status() {
        return board.status().with(timing());
    }

    @Override
    public Timing timing() {
        return punctuality.timing();
    }

    @Override
    public void resetCounters() {
        counters.reset();
        punctuality.reset();
        links.forEach(link -> link.state().resetCounters());
    }

    @Override
    public void close() {
        synchronized (linked) {
            if (closed) {
                return;
            }
            closed = true;
        }
        loop.execute(worker::close);
        onClose.accept(this);
    }

    /** How often a listener has thrown an exception. */
    public long listenerFailures() {
        return guard.thrown();
    }

    boolean writesAllowed() {
        return writesAllowed.getAsBoolean();
    }

    Framing framing() {
        return framing;
    }

    ListenerGuard guard() {
        return guard;
    }

    /** The next of numbers from 0 to 1 that are spread evenly however many there are. */
    double spread() {
        return (phase + polls.getAndIncrement() * GOLDEN) % 1;
    }

    void begin(PolledBlock block) {
        loop.execute(() -> {
            if (!worker.closed() && !block.unit().gone() && !block.cancelled()) {
                block.timetable().begin(loop.nanos());
                block.unit().add(block);
                worker.pump();
            }
        });
    }

    void ask(OneShot job) {
        loop.execute(() -> {
            ReadFailure refusal = refusal(job.unit());
            if (refusal == null) {
                schedule.add(job);
                worker.pump();
            } else {
                job.failed(refusal, clock.millis());
            }
        });
    }

    @Override
    public void sound(int unit, BlockRead block, Duration patience, SoundingListener listener) {
        ReadRequest request = new ReadRequest(unit, block);
        Unit nobody = new Unit(unit, (state, cause) -> {}, guard, forgotten -> {});
        Sounding job = new Sounding(nobody, request, framing.encode(request), patience.toNanos(), listener, guard);
        loop.execute(() -> {
            if (worker.closed()) {
                job.failed(Message.of("failure.line.closed").failure(ReadFailure.Kind.SUSPENDED, 0), clock.millis());
            } else if (schedule.soundings() >= Soundings.MOST_WAITING) {
                Message full = Message.of("failure.line.full", Integer.toString(schedule.soundings()));
                job.failed(full.failure(ReadFailure.Kind.SUSPENDED, 0), clock.millis());
            } else {
                schedule.add(job, loop.nanos());
                worker.pump();
            }
        });
    }

    void unlink(ModbusUnitLink link) {
        if (links.remove(link)) {
            loop.execute(() -> {
                link.state().removeAll();
                schedule.remove(link.state());
            });
            synchronized (linked) {
                linked.clear(link.unit());
            }
        }
    }

    private void forget(PolledBlock block) {
        loop.execute(() -> block.unit().remove(block));
    }

    private @Nullable ReadFailure refusal(Unit unit) {
        return worker.closed() || unit.gone()
                ? Message.of("failure.link.closed", Integer.toString(unit.id())).failure(ReadFailure.Kind.SUSPENDED, 0)
                : OneShotGate.refusal(unit, schedule.oneShots(), board);
    }
}
