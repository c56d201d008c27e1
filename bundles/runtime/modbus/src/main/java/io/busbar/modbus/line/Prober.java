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
    /** A probe whose answer would name it keeps the others waiting for so long at least. */
    static final long SHORTEST_PROBE = 25_000_000L;
    /** An answer is overdue after so long at the earliest, whatever the unit needed so far. */
    private static final long SHORTEST_USUAL = 100_000_000L;
    /** The same where giving up means that the answer is lost, and that it may come between those of others. */
    private static final long SHORTEST_USUAL_UNNUMBERED = 200_000_000L;
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

    /** When a silent unit may be asked again, or {@link Schedule#NEVER} if nothing is known that could be asked. */
    long probeFrom(Unit unit) {
        return unit.probeBlock() == null
                ? Schedule.NEVER
                : Math.max(unit.health().nextProbe(), unit.overdueUntil());
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
        return Math.max(unit.overdueUntil(), unit.fences().heldUntil(request));
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

    /** How long the unit of this job is given to answer. */
    Patience patience(Job job, long now) {
        if (job instanceof Sounding sounding) {
            return Patience.of(sounding.patience());
        }
        long line = lineCounters.p99Nanos();
        if (job instanceof OneShot || line < 0) {
            return Patience.of(timeout);
        }
        Unit unit = job.unit();
        UnitHealth health = unit.health();
        if (health.silent()) {
            return probing(unit, line, now);
        }
        if (health.missed() > 0) {
            return Patience.of(health.waitedInFull() ? doubtful(unit, line) : timeout);
        }
        long usual = usual(unit, line);
        return new Patience(usual, framing.numbered() ? timeout : usual);
    }

    /** For a unit that has answered so far. */
    private long usual(Unit unit, long line) {
        ResponseTime own = unit.responseTime();
        if (framing.numbered()) {
            return within(SHORTEST_USUAL, own.known() ? own.bound() : 2 * line);
        }
        return own.known() ? within(SHORTEST_USUAL_UNNUMBERED, own.bound()) : timeout;
    }

    private Patience probing(Unit unit, long line, long now) {
        long whole = doubtful(unit, line);
        if (slowestSeen(unit) <= 0 && now >= patientFrom) {
            // Nobody knows how slow this one is: now and then it gets all the time that it may take.
            patientFrom = now + PATIENT_EVERY * timeout;
            whole = timeout;
        }
        if (!framing.numbered()) {
            return Patience.of(whole);
        }
        ResponseTime own = unit.responseTime();
        long usual = own.known() ? Math.min(own.bound(), 2 * line) : 2 * line;
        return new Patience(Math.min(whole, within(SHORTEST_PROBE, usual)), whole);
    }

    private long doubtful(Unit unit, long line) {
        return within(SHORTEST_PATIENCE, 2 * Math.max(line, slowestSeen(unit)));
    }

    private long within(long shortest, long nanos) {
        return Math.min(timeout, Math.max(shortest, nanos));
    }

    /** A unit that was given less time than it may take is left alone for the rest of it, so that it is not asked while it answers. */
    void rest(InFlight missed, long now) {
        Unit unit = missed.job().unit();
        boolean early = !framing.numbered()
                && unit.health().missed() == 0
                && !unit.health().silent();
        if (early && inTime(missed, now)) {
            unit.overdueUntil(missed.sentAt() + timeout);
        }
    }

    /** Whether this request had all the time that an answer may take. */
    boolean inFull(InFlight request) {
        return request.patience() >= timeout;
    }

    /** Whether an answer to this request, given up or not, comes within the time that an answer may take. */
    boolean inTime(InFlight request, long now) {
        return now - request.sentAt() <= timeout;
    }

    /** What a probe costs of the budget; the rare patient ones that hold the line have an allowance of their own. */
    long cost(InFlight probe) {
        boolean patient = inFull(probe)
                && probe.held() >= timeout
                && slowestSeen(probe.job().unit()) <= 0
                && lineCounters.p99Nanos() >= 0;
        return patient ? 0 : probe.held() / inFlight;
    }

    private static long slowestSeen(Unit unit) {
        return Math.max(unit.counters().p99Nanos(), unit.health().slowest());
    }
}
