package io.busbar.modbus.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. The earliest deadline goes first; but a unit that has just been served goes behind all others that wait, for as long as
 * its request took them, so that a unit with many or slow blocks cannot crowd out the others when time is short. Used on the line's thread.
 */
final class Schedule {

    static final long NEVER = Long.MAX_VALUE;

    private static final long POLITE = 400_000_000L;

    private final List<Unit> units = new ArrayList<>();
    private final ArrayDeque<OneShot> oneShots = new ArrayDeque<>();
    private final Soundings soundings = new Soundings();
    private final ProbeBudget budget;
    private final Prober prober;
    private boolean lastWasOneShot;
    private int ready;

    Schedule(ProbeBudget budget, Prober prober) {
        this.budget = budget;
        this.prober = prober;
    }

    void add(Unit unit) {
        units.add(unit);
    }

    void remove(Unit unit) {
        units.remove(unit);
    }

    List<Unit> units() {
        return units;
    }

    void add(OneShot job) {
        oneShots.add(job);
    }

    int oneShots() {
        return oneShots.size();
    }

    void add(Sounding job, long now) {
        soundings.add(job, now);
    }

    int soundings() {
        return soundings.size();
    }

    /** A sounding has taken so much of the line's time. */
    void sounded(long took, long now) {
        boolean neighbours = units.stream()
                .anyMatch(unit -> !unit.health().silent() && !unit.blocks().isEmpty());
        soundings.served(took, neighbours, now);
    }

    /** Takes out all that is asked once only. */
    List<Job> drainOneTimeJobs() {
        List<Job> drained = new ArrayList<>(oneShots);
        oneShots.clear();
        drained.addAll(soundings.drain());
        return drained;
    }

    boolean nothingToAsk() {
        return oneShots.isEmpty()
                && soundings.isEmpty()
                && units.stream().allMatch(unit -> unit.blocks().isEmpty());
    }

    /** The request to send now, or null if nothing is due. */
    @Nullable
    Job next(long now) {
        Unit unit = fairest(now);
        if (unit == null || !lastWasOneShot) {
            OneShot job = nextOneShot(now);
            if (job != null) {
                lastWasOneShot = true;
                return job;
            }
        }
        lastWasOneShot = false;
        // A probe takes long; it waits for a moment in which nobody else does, if one comes soon.
        Job probe = dueProbe(now, unit == null ? now : now - POLITE);
        if (probe != null) {
            return probe;
        }
        Sounding sounding = soundings.next(now, unit == null);
        if (sounding != null || unit == null) {
            return sounding;
        }
        Probe doubt = prober.doubt(unit, now);
        return doubt == null ? unit.take() : doubt;
    }

    /** A request of this unit has taken so much of the line's time. */
    void served(Unit unit, long took, long now) {
        unit.fairFrom(now + took * Math.max(0, ready - 1));
    }

    /** When something falls due, or {@link #NEVER}. */
    long nextDue(long now) {
        long earliest = Math.min(oneShots.isEmpty() ? NEVER : nextOneShotDue(now), soundings.nextDue(now));
        long probes = NEVER;
        for (Unit unit : units) {
            if (unit.health().silent()) {
                probes = Math.min(probes, prober.probeFrom(unit));
            } else {
                PolledBlock nearest = unit.nearest();
                if (nearest != null) {
                    earliest = Math.min(earliest, due(unit, nearest));
                }
            }
        }
        if (probes != NEVER) {
            earliest = Math.min(earliest, Math.max(probes, budget.free(now)));
        }
        return earliest;
    }

    private @Nullable Unit fairest(long now) {
        Unit best = null;
        long bestKey = NEVER;
        int waiting = 0;
        for (Unit unit : units) {
            PolledBlock nearest = unit.nearest();
            if (nearest == null || due(unit, nearest) > now) {
                continue;
            }
            waiting++;
            long key = Math.max(nearest.timetable().due(), unit.fairFrom());
            if (best == null || key < bestKey) {
                best = unit;
                bestKey = key;
            }
        }
        ready = waiting;
        return best;
    }

    private long due(Unit unit, PolledBlock block) {
        return Math.max(block.timetable().due(), prober.heldUntil(unit, block.request()));
    }

    private long nextOneShotDue(long now) {
        long earliest = NEVER;
        for (OneShot job : oneShots) {
            earliest = Math.min(earliest, Math.max(now, prober.heldUntil(job.unit(), job.request())));
        }
        return earliest;
    }

    private @Nullable OneShot nextOneShot(long now) {
        for (Iterator<OneShot> all = oneShots.iterator(); all.hasNext(); ) {
            OneShot job = all.next();
            if (prober.heldUntil(job.unit(), job.request()) <= now) {
                all.remove();
                return job;
            }
        }
        return null;
    }

    private @Nullable Job dueProbe(long now, long before) {
        Unit longest = null;
        long from = NEVER;
        for (Unit unit : units) {
            if (unit.health().silent()) {
                long probe = prober.probeFrom(unit);
                if (probe <= before && probe < from) {
                    longest = unit;
                    from = probe;
                }
            }
        }
        return longest == null || budget.free(now) > now ? null : prober.probe(longest);
    }
}
