package io.busbar.engine.detection;

import io.busbar.engine.detection.Recogniser.NobodyException;
import io.busbar.engine.devices.DriverCatalogue;
import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.Detection.Phase;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.devices.DeviceStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One detection: asks, rechecks, compares. Run by a thread of its own, looked at by any. */
final class Scan implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Scan.class);
    private static final Duration UNREACHABLE_LONG_ENOUGH = Duration.ofSeconds(15);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    private static final int ENOUGH_TO_FORESEE = 5;

    /** The line could not be used for too long. */
    private static final class LineLostException extends Exception {
        LineLostException(String why) {
            super(why, null, false, false);
        }
    }

    private final String id;
    private final Place place;
    private final UnitIds units;
    private final Asker asker;
    private final Recogniser recogniser;
    private final Supplier<List<DeviceStatus>> configured;
    private final Function<List<Finding>, List<Finding>> keeper;
    private final Clock clock;
    private final Runnable progress;
    private final Instant started;
    private final List<Recognised> found = new ArrayList<>();
    private final Set<Integer> asked = new TreeSet<>();
    private final Set<Integer> doubtful = new LinkedHashSet<>();
    private Phase phase = Phase.CONNECTING;
    private boolean cancelled;
    private @Nullable Thread runner;
    private @Nullable Detection last;

    /**
     * A detection that has not begun.
     *
     * @param configured the devices that are set up on the line now
     * @param keeper keeps what was found, and adds under what id it is kept
     * @param progress told whenever there is news
     */
    Scan(
            String id,
            Place place,
            UnitIds units,
            Asker asker,
            DriverCatalogue drivers,
            Supplier<List<DeviceStatus>> configured,
            Function<List<Finding>, List<Finding>> keeper,
            Clock clock,
            Runnable progress) {
        this.id = id;
        this.place = place;
        this.units = units;
        this.asker = asker;
        this.recogniser = new Recogniser(drivers, asker);
        this.configured = configured;
        this.keeper = keeper;
        this.clock = clock;
        this.progress = progress;
        this.started = clock.instant();
    }

    Place place() {
        return place;
    }

    String id() {
        return id;
    }

    synchronized boolean hasEnded() {
        return last != null;
    }

    synchronized void cancel() {
        cancelled = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    @Override
    public void run() {
        Phase end;
        String problem = null;
        try {
            begin();
            for (int unit : units.inOrder()) {
                ask(unit, false);
                enter(Phase.SCANNING);
            }
            enter(Phase.RECHECKING);
            for (int unit : again()) {
                ask(unit, true);
            }
            enter(Phase.COMPARING);
            end = Phase.DONE;
        } catch (InterruptedException e) {
            end = Phase.CANCELLED;
        } catch (LineLostException e) {
            end = Phase.FAILED;
            problem = e.getMessage();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The detection {} failed", id, e);
            end = Phase.FAILED;
            problem = "Something went wrong inside the gateway; its log has the details";
        }
        end(end, problem);
    }

    /** What is known now. */
    synchronized Detection snapshot() {
        return last == null ? detection(phase, null, null, compare()) : last;
    }

    private synchronized void begin() throws InterruptedException {
        runner = Thread.currentThread();
        if (cancelled) {
            throw new InterruptedException();
        }
    }

    private void enter(Phase next) throws InterruptedException {
        synchronized (this) {
            phase = next;
            if (cancelled) {
                throw new InterruptedException();
            }
        }
        progress.run();
    }

    private void ask(int unit, boolean known) throws InterruptedException, LineLostException {
        Instant since = clock.instant();
        while (true) {
            try {
                Recognised recognised = recogniser.recognise(unit, known);
                synchronized (this) {
                    found.add(recognised);
                    asked.add(unit);
                }
                return;
            } catch (NobodyException nobody) {
                if (nobody.answer() instanceof Answer.Unreachable unreachable) {
                    if (clock.instant().isAfter(since.plus(UNREACHABLE_LONG_ENOUGH))) {
                        throw new LineLostException(unreachable.why());
                    }
                    Thread.sleep(BEFORE_NEXT_TRY.toMillis());
                    continue;
                }
                synchronized (this) {
                    asked.add(unit);
                    if (nobody.answer() instanceof Answer.Unclear) {
                        doubtful.add(unit);
                    }
                }
                return;
            }
        }
    }

    /** Those that gave a sign of life and no answer. */
    private synchronized List<Integer> again() {
        Set<Integer> again = new LinkedHashSet<>(doubtful);
        again.addAll(asker.late());
        found.forEach(unit -> again.remove(unit.unit()));
        return List.copyOf(again);
    }

    private void end(Phase end, @Nullable String problem) {
        synchronized (this) {
            runner = null;
        }
        // From here on nobody interrupts: what was found has to reach the disk, cancelled or not.
        Thread.interrupted();
        List<Finding> findings = List.of();
        try {
            findings = keeper.apply(compare());
        } catch (RuntimeException e) {
            LOG.error("What the detection {} found could not be kept", id, e);
            problem = e.getMessage();
            end = Phase.FAILED;
        }
        synchronized (this) {
            last = detection(end, clock.instant(), problem, findings);
        }
        place.leave();
        LOG.info("Detection {} at {} has ended: {}, {} found", id, place.id(), end, findings.size());
        progress.run();
    }

    private synchronized List<Finding> compare() {
        return new Comparison(found, asked, configured.get()).findings();
    }

    private Detection detection(Phase now, @Nullable Instant ended, @Nullable String problem, List<Finding> findings) {
        return new Detection(
                id,
                place.line(),
                place.host(),
                place.port(),
                units.toString(),
                now,
                started,
                ended,
                units.count(),
                asked.size(),
                found.size(),
                now == Phase.SCANNING ? secondsLeft() : null,
                problem,
                findings);
    }

    private @Nullable Integer secondsLeft() {
        if (asked.size() < ENOUGH_TO_FORESEE) {
            return null;
        }
        double each = Duration.between(started, clock.instant()).toMillis() / 1000.0 / asked.size();
        return (int) Math.ceil(each * (units.count() - asked.size()));
    }
}
