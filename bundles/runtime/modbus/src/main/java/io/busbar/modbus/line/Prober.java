package io.busbar.modbus.line;

import io.busbar.driver.BlockRead;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Request;
import org.jspecify.annotations.Nullable;

/** Makes the requests that find out whether a unit answers, and says how long to wait for them. Used on the line's thread. */
final class Prober {

    /** A late answer is believed possible for so many timeouts. */
    private static final int LATE_TIMEOUTS = 10;

    private static final long SHORTEST_PATIENCE = 60_000_000L;
    /** One probe in this many timeouts waits for the full time: a hundredth of the line's time. */
    private static final int PATIENT_EVERY = 100;

    private final Framing framing;
    private final Counters lineCounters;
    private final long timeout;
    private final int inFlight;
    private long patientFrom;

    /**
     * A prober for one line.
     *
     * @param timeout nanoseconds that an answer may take
     * @param inFlight requests that may be under way at once
     */
    Prober(Framing framing, Counters lineCounters, long timeout, int inFlight, long now) {
        this.framing = framing;
        this.lineCounters = lineCounters;
        this.timeout = timeout;
        this.inFlight = inFlight;
        this.patientFrom = now;
    }

    boolean mayProbe(Unit unit) {
        return unit.probeBlock() != null;
    }

    /** A probe of a silent unit; null if nothing is known that could be asked. */
    @Nullable
    Probe probe(Unit unit) {
        BlockRead block = framing.numbered() ? unit.probeBlock() : unit.unlikeBlock();
        if (block == null) {
            return null;
        }
        ReadRequest request = new ReadRequest(unit.id(), block);
        return new Probe(unit, request, framing.encode(request));
    }

    /** The probe that has to come before anything else because an old answer may still be under way; null if none has to. */
    @Nullable
    Probe doubt(Unit unit, long now) {
        return unit.health().unsure(now) ? probe(unit) : null;
    }

    /** Until when a request has to wait because its answer could be mistaken; in the past if it has not. */
    long heldUntil(Unit unit, Request request) {
        return unit.fences().heldUntil(request);
    }

    /** An unanswered request may be answered late: sees to it that this cannot be taken for the answer to another. */
    void unanswered(Job job, long now) {
        if (!framing.numbered()) {
            long until = now + LATE_TIMEOUTS * timeout;
            job.unit().health().unsureUntil(until);
            if (job instanceof Probe) {
                job.unit().fences().add(job.request(), until, now);
            }
        }
    }

    /** How long the unit of this job is given to answer, in nanoseconds, without the time that bytes need on a serial line. */
    long patience(Job job, long now) {
        if (job instanceof Sounding sounding) {
            return sounding.patience();
        }
        Unit unit = job.unit();
        boolean doubtful = unit.health().missed() > 0 || unit.health().silent();
        long line = lineCounters.p99Nanos();
        if (job instanceof OneShot || !doubtful || line < 0) {
            return timeout;
        }
        long own = slowestSeen(unit);
        if (own <= 0 && now >= patientFrom && unit.health().silent()) {
            // Nobody knows how slow this one is: now and then it gets all the time that it may take.
            patientFrom = now + PATIENT_EVERY * timeout;
            return timeout;
        }
        return Math.min(timeout, Math.max(SHORTEST_PATIENCE, 2 * Math.max(line, own)));
    }

    /** What a probe that waited so long costs of the budget; the rare patient ones have an allowance of their own. */
    long cost(Job job, long patience, long took) {
        boolean patient = patience == timeout && slowestSeen(job.unit()) <= 0 && lineCounters.p99Nanos() >= 0;
        return patient ? 0 : took / inFlight;
    }

    private static long slowestSeen(Unit unit) {
        return Math.max(unit.counters().p99Nanos(), unit.health().slowest());
    }
}
