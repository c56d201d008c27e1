package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.ReadRequest;
import io.busbar.modbus.frame.Reply;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from an answer or from its absence: counters, the health of the unit, the news for listeners. Used on the line's thread. */
final class Outcomes {

    private static final int NO_PATH = 10;
    private static final int NO_RESPONSE = 11;

    private final Schedule schedule;
    private final Prober prober;
    private final ProbeBudget budget;
    private final Counters counters;
    private final StatusBoard board;
    private final Clock clock;
    private @Nullable InFlight holdUp;

    Outcomes(Schedule schedule, Prober prober, ProbeBudget budget, Counters counters, StatusBoard board, Clock clock) {
        this.schedule = schedule;
        this.prober = prober;
        this.budget = budget;
        this.counters = counters;
        this.board = board;
        this.clock = clock;
    }

    /** Remembers what a unit without blocks was asked, so that it can be probed. */
    void rememberAsked(Job job) {
        if (job instanceof OneShot && job.request() instanceof ReadRequest read) {
            job.unit().asked(read.block());
        }
    }

    /** An answer came that belongs to this request, whether it fits or not. */
    void answered(InFlight request, Reply reply, long now, long timeMillis) {
        Job job = request.job();
        Unit unit = job.unit();
        long took = request.held();
        if (job instanceof Sounding sounding) {
            schedule.sounded(took, now);
            sounding.replied(reply, took);
            return;
        }
        boolean heldUp = heldUp(request, took, now);
        if (!heldUp) {
            schedule.served(unit, took, now);
        }
        if (reply instanceof Reply.Misfit misfit) {
            counters.malformed();
            unit.counters().malformed();
            ReadFailure failure = misfit(unit, misfit);
            missed(request, failure, now, timeMillis);
        } else if (reply instanceof Reply.Refused refused) {
            counters.refused(took);
            unit.counters().refused(took);
            ReadFailure failure = refusal(unit, refused.code());
            if (isNobody(refused.code())) {
                missed(request, failure, now, timeMillis);
            } else {
                learn(unit, took, heldUp);
                alive(unit, now);
                job.failed(failure, timeMillis);
                finish(job, failure);
            }
        } else {
            counters.answered(took);
            unit.counters().answered(took);
            learn(unit, took, heldUp);
            // An exception would prove nothing: it could be the answer to an older request.
            unit.health().sure();
            alive(unit, now);
            job.answered(reply, timeMillis);
            finish(job, null);
        }
    }

    /**
     * An answer came that was overdue, or even given up: its values may be old, but it is a sign of life, or the news that there is nobody.
     *
     * @param overdue whether it was still waited for
     */
    void answeredLate(InFlight request, Reply reply, boolean overdue, long now) {
        Job job = request.job();
        Unit unit = job.unit();
        long took = now - request.sentAt();
        boolean nobody = reply instanceof Reply.Refused refused && isNobody(refused.code());
        if (job instanceof Sounding sounding) {
            sounding.late(took, !nobody);
            return;
        }
        counters.late();
        if (reply instanceof Reply.Misfit || nobody) {
            if (overdue) {
                ReadFailure failure = reply instanceof Reply.Misfit misfit
                        ? misfit(unit, misfit)
                        : refusal(unit, ((Reply.Refused) reply).code());
                missed(request, failure, now, clock.millis());
            }
            return;
        }
        unit.counters().late();
        unit.health().slowAnswer(took);
        learn(unit, took, heldUp(request, took, now));
        if (overdue || prober.inTime(request, now)) {
            alive(unit, now);
        } else {
            unit.health().probeSoon(now);
        }
        if (overdue && job instanceof PolledBlock block) {
            unit.readAgain(block, now);
        }
        unit.judge(null);
    }

    /** No answer came in time. */
    void unanswered(InFlight request, boolean garbage, long now) {
        Job job = request.job();
        Unit unit = job.unit();
        long took = now - request.sentAt();
        ReadFailure failure = silence(unit, garbage, took / 1_000_000);
        if (job instanceof Sounding) {
            schedule.sounded(request.held(), now);
            job.failed(failure, clock.millis());
            return;
        }
        schedule.served(unit, request.held(), now);
        if (garbage) {
            counters.malformed();
            unit.counters().malformed();
        } else {
            counters.timedOut();
            unit.counters().timedOut();
        }
        prober.unanswered(job, now);
        missed(request, failure, now, clock.millis());
    }

    /** The line goes on with others although the answer to this request has not come. */
    void overdue(InFlight request) {
        if (holdUp == null) {
            holdUp = request;
        }
    }

    /**
     * Whether an answer was late because the gateway still waited for another unit: then that one has had the time of the line, and the
     * time that the answer took says nothing about the unit that has answered.
     */
    private boolean heldUp(InFlight answered, long took, long now) {
        InFlight cause = holdUp;
        if (cause == null || answered.sentAt() < cause.heldUntil()) {
            return false;
        }
        holdUp = null;
        Unit slow = cause.job().unit();
        long mean = answered.job().unit().responseTime().mean();
        if (slow == answered.job().unit() || took <= 2 * mean + Prober.SHORTEST_PROBE) {
            return false;
        }
        schedule.served(slow, took - mean, now);
        if (slow.health().silent() || slow.health().missed() > 0) {
            budget.spent(took - mean, now);
        }
        return true;
    }

    private static void learn(Unit unit, long took, boolean heldUp) {
        if (!heldUp) {
            unit.responseTime().add(took);
        }
    }

    /** The connection broke while this request was under way; that says nothing about the unit. */
    void cutOff(InFlight request, ReadFailure failure) {
        Job job = request.job();
        if (job instanceof PolledBlock block) {
            block.suspended(failure, clock.millis());
        } else {
            job.failed(failure, clock.millis());
        }
        finish(job, failure);
    }

    /** The line cannot be connected. */
    void lineDown(ReadFailure failure) {
        long timeMillis = clock.millis();
        for (Unit unit : List.copyOf(schedule.units())) {
            for (PolledBlock block : List.copyOf(unit.blocks())) {
                block.suspended(failure, timeMillis);
            }
            unit.health().lineDown(failure);
        }
    }

    /** The line is connected: what was due meanwhile is read once, not made up for. */
    void lineUp(long now) {
        holdUp = null;
        for (Unit unit : schedule.units()) {
            unit.health().sure();
            if (!unit.health().silent()) {
                unit.resume(now);
            }
        }
        budget.neighbours(anyAnswering(), now);
    }

    void probeAllSoon(long now) {
        for (Unit unit : schedule.units()) {
            unit.health().probeSoon(now);
        }
    }

    private void alive(Unit unit, long now) {
        boolean alone = unit.health().silent() && !anyAnswering();
        if (unit.health().answered()) {
            unit.resume(now);
            if (alone) {
                // All were silent and one is back: what kept them silent was probably common to them.
                probeAllSoon(now);
            }
            budget.neighbours(true, now);
        }
    }

    private void missed(InFlight request, ReadFailure failure, long now, long timeMillis) {
        Job job = request.job();
        Unit unit = job.unit();
        board.error(Message.of(failure));
        boolean wasSilent = unit.health().silent();
        if (wasSilent) {
            budget.spent(prober.cost(request), now);
        }
        overdue(request);
        prober.rest(request, now);
        if (unit.health().missed(prober.inFull(request), now)) {
            ReadFailure suspended = Message.of("failure.suspended", Message.of(failure))
                    .failure(ReadFailure.Kind.SUSPENDED, failure.exceptionCode());
            unit.suspend(suspended, timeMillis);
            budget.neighbours(anyAnswering(), now);
            if (job instanceof OneShot) {
                job.failed(failure, timeMillis);
            }
        } else if (!wasSilent || job instanceof OneShot) {
            job.failed(failure, timeMillis);
        }
        finish(job, failure);
    }

    private void finish(Job job, @Nullable ReadFailure failure) {
        Unit unit = job.unit();
        if (job instanceof PolledBlock block) {
            unit.giveBack(block);
        }
        if (failure == null || failure.kind() != ReadFailure.Kind.DISCONNECTED) {
            unit.judge(failure);
        }
    }

    private boolean anyAnswering() {
        for (Unit unit : schedule.units()) {
            if (!unit.health().silent()) {
                return true;
            }
        }
        return false;
    }

    /** Exceptions by which a gateway answers in the place of a unit that does not. */
    static boolean isNobody(int exception) {
        return exception == NO_PATH || exception == NO_RESPONSE;
    }

    static ReadFailure misfit(Unit unit, Reply.Misfit misfit) {
        return Message.of("failure.misfit", name(unit), misfit.why()).failure(ReadFailure.Kind.MALFORMED, 0);
    }

    private static ReadFailure silence(Unit unit, boolean garbage, long millis) {
        String waited = Long.toString(millis);
        return garbage
                ? Message.of("failure.garbage", name(unit), waited).failure(ReadFailure.Kind.MALFORMED, 0)
                : Message.of("failure.timeout", name(unit), waited).failure(ReadFailure.Kind.TIMEOUT, 0);
    }

    static ReadFailure refusal(Unit unit, int code) {
        return Message.of("failure.exception", name(unit), Integer.toString(code), ExceptionCodes.name(code))
                .failure(ReadFailure.Kind.EXCEPTION, code);
    }

    private static String name(Unit unit) {
        return Integer.toString(unit.id());
    }
}
