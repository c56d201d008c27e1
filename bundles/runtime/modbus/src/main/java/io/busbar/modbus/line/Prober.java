package io.busbar.modbus.line;

import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Request;
import org.jspecify.annotations.Nullable;

/** Makes the requests that find out whether a unit answers, and says how long to wait for them. Used on the line's thread. */
final class Prober {

    /** A late answer is believed possible for so many timeouts. */
    private static final int LATE_TIMEOUTS = 4;

    private static final long SHORTEST_PATIENCE = 60_000_000L;
    /** One probe in this many timeouts waits for the full time: a hundredth of the line's time. */
    private static final int PATIENT_EVERY = 100;

    private final Framing framing;
    private final Counters lineCounters;
    private final long timeout;
    private long patientFrom;

    Prober(Framing framing, Counters lineCounters, long timeout, long now) {
        this.framing = framing;
        this.lineCounters = lineCounters;
        this.timeout = timeout;
        this.patientFrom = now;
    }

    boolean mayProbe(Unit unit) {
        return unit.probeBlock() != null;
    }

    /** A probe of a silent unit; null if nothing is known that could be asked. */
    @Nullable
    Probe probe(Unit unit) {
        BlockRead block = unit.probeBlock();
        return block == null ? null : probe(unit, framing.numbered() ? block : unlike(unit, block));
    }

    /** The probe that has to come before anything else because an old answer may still be under way; null if none has to. */
    @Nullable
    Probe doubt(Unit unit) {
        return unit.health().unsure() ? probe(unit) : null;
    }

    /** Until when a request has to wait because its answer could be mistaken; in the past if it has not. */
    long heldUntil(Unit unit, Request request) {
        Fence fence = unit.fence();
        return fence != null && fence.holds(request) ? fence.until() : Long.MIN_VALUE;
    }

    /** An unanswered request may be answered late: sees to it that this cannot be taken for the answer to another. */
    void unanswered(Job job, long now) {
        if (framing.numbered()) {
            return;
        }
        Unit unit = job.unit();
        unit.health().unsure(true);
        if (job instanceof Probe) {
            unit.fence(new Fence(job.request().function(), job.request().replyLength(), now + LATE_TIMEOUTS * timeout));
        }
    }

    /** How long the unit of this job is given to answer, in nanoseconds, without the time that bytes need on a serial line. */
    long patience(Job job, long now) {
        Unit unit = job.unit();
        boolean doubtful = unit.health().missed() > 0 || unit.health().silent();
        if (job instanceof OneShot || !doubtful) {
            return timeout;
        }
        long line = lineCounters.p99Nanos();
        if (line < 0) {
            return timeout;
        }
        long own = Math.max(2 * unit.counters().p99Nanos(), 2 * unit.health().slowest());
        if (own <= 0 && now >= patientFrom && unit.health().silent()) {
            // Nobody knows how slow this one is: now and then it gets all the time that it may take.
            patientFrom = now + PATIENT_EVERY * timeout;
            return timeout;
        }
        return Math.min(timeout, Math.max(SHORTEST_PATIENCE, Math.max(3 * line, own)));
    }

    /** What a probe that waited so long costs of the budget; the rare patient ones have an allowance of their own. */
    long cost(Job job, long patience, long took) {
        boolean patient = patience == timeout
                && job.unit().health().slowest() == 0
                && job.unit().counters().p99Nanos() < 0;
        return patient && lineCounters.p99Nanos() >= 0 ? 0 : took;
    }

    private Probe probe(Unit unit, BlockRead block) {
        ReadRequest request = new ReadRequest(unit.id(), block);
        return new Probe(unit, request, framing.encode(request));
    }

    /** A block near this one whose answer has another length than the answers to all blocks of the unit. */
    private static BlockRead unlike(Unit unit, BlockRead block) {
        boolean bits = block.area() == RegisterArea.COIL || block.area() == RegisterArea.DISCRETE;
        int step = bits ? 8 : 1;
        int most = Math.min(bits ? 2000 : 125, 65536 - block.address());
        for (int count = block.count() - step; count >= 1; count -= step) {
            if (isUnlike(unit, block, count)) {
                return new BlockRead(block.area(), block.address(), count);
            }
        }
        for (int count = block.count() + step; count <= most; count += step) {
            if (isUnlike(unit, block, count)) {
                return new BlockRead(block.area(), block.address(), count);
            }
        }
        return block;
    }

    private static boolean isUnlike(Unit unit, BlockRead block, int count) {
        ReadRequest candidate = new ReadRequest(unit.id(), new BlockRead(block.area(), block.address(), count));
        return unit.blocks().stream()
                .noneMatch(polled -> polled.request().function() == candidate.function()
                        && polled.request().replyLength() == candidate.replyLength());
    }
}
