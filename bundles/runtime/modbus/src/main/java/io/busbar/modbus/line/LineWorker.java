package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.Reply;
import java.time.Clock;

/** Drives a line: sends what the schedule says, matches answers to requests, gives up on those that do not come. Used on its thread. */
final class LineWorker implements Connection.Owner {

    private final LineConfig config;
    private final Framing framing;
    private final LineLoop loop;
    private final Clock clock;
    private final Counters counters;
    private final Punctuality punctuality;
    private final StatusBoard board;
    private final Schedule schedule;
    private final Prober prober;
    private final Outcomes outcomes;
    private final Connection connection;
    private final Silence silence;
    private final WireTime wireTime;
    private final UnderWay underWay;
    private final LateAnswers lateAnswers = new LateAnswers();
    private final Wakeup wakeup;
    private int transaction;
    private long lastActivity;
    private boolean closed;

    LineWorker(LineParts parts) {
        config = parts.config();
        framing = parts.framing();
        underWay = new UnderWay(framing.numbered());
        loop = parts.loop();
        clock = parts.clock();
        counters = parts.counters();
        punctuality = parts.punctuality();
        board = parts.board();
        schedule = parts.schedule();
        prober = parts.prober();
        outcomes = parts.outcomes();
        wireTime = new WireTime(config);
        silence = new Silence(config.timeoutMs());
        connection = new Connection(config, parts.transport(), framing, this, loop, board, parts.backoff());
        wakeup = new Wakeup(loop, this::pump);
        lastActivity = loop.nanos();
    }

    /** Sends what is due, and sees to it that this is called again in time. */
    void pump() {
        if (closed) {
            return;
        }
        long now = loop.nanos();
        expire(now);
        if (connection.connected()) {
            sendDue(now);
        } else if (!schedule.nothingToAsk()) {
            connection.want(now);
        }
        arm();
    }

    void close() {
        closed = true;
        wakeup.cancel();
        connection.close();
        ReadFailure failure = Message.of("failure.line.closed").failure(ReadFailure.Kind.SUSPENDED, 0);
        failUnderWay(failure);
        failOneTimeJobs(failure);
    }

    boolean closed() {
        return closed;
    }

    private void sendDue(long now) {
        while (underWay.holding() < config.inFlight() && now >= sendFrom()) {
            Job job = schedule.next(now);
            if (job == null) {
                return;
            }
            send(job, now);
        }
    }

    private long sendFrom() {
        long afterGap = underWay.holding() == 0 ? lastActivity + wireTime.gap() : Long.MIN_VALUE;
        return Math.max(connection.usableFrom(), afterGap);
    }

    private void send(Job job, long now) {
        transaction = transaction + 1 & 0xffff;
        byte[] frame = job.frame();
        framing.stamp(frame, transaction);
        if (job instanceof PolledBlock block) {
            Punctuality.served(block.timetable(), now, punctuality, job.unit().punctuality());
            job.unit().asked(block.read().block());
        } else {
            outcomes.rememberAsked(job);
        }
        if (!(job instanceof Sounding)) {
            counters.sent();
            job.unit().counters().sent();
            silence.sent(now);
        }
        Patience patience = prober.patience(job, now);
        long wire = wireTime.of(frame.length, job.request().replyLength() + framing.overhead());
        long deadline = now + patience.whole() + wire;
        underWay.add(new InFlight(
                job, transaction, now, patience.usual() + wire, deadline, patience.whole(), InFlight.STILL));
        lastActivity = now;
        connection.send(frame, job.request());
    }

    private void expire(long now) {
        // Behind an answer of which a part is missing nothing could be trusted: no other is asked meanwhile.
        InFlight overdue = connection.midFrame() ? null : underWay.release(now);
        for (; overdue != null; overdue = underWay.release(now)) {
            outcomes.overdue(overdue);
            lastActivity = now;
        }
        for (InFlight late = underWay.takeExpired(now); late != null; late = underWay.takeExpired(now)) {
            giveUp(late, now);
        }
    }

    private void giveUp(InFlight late, long now) {
        lastActivity = now;
        // What is coming in while an answer is overdue is that to another request.
        boolean midFrame = connection.midFrame() && late.heldUntil() == now;
        connection.expectNothing();
        lateAnswers.awaited(late);
        outcomes.unanswered(late, midFrame, now);
        if (midFrame && framing.numbered()) {
            connection.fail(
                    Message.of("failure.cut", Integer.toString(late.job().unit().id())));
        } else if (connection.connected() && silence.isDead(now, connection.lastHeard())) {
            silence.givenUp();
            connection.fail(
                    Message.of("failure.quiet", Long.toString((now - connection.lastHeard()) / 1_000_000_000L)));
        }
    }

    private void arm() {
        long wake = underWay.nextChange(!connection.midFrame());
        if (connection.connected()) {
            if (underWay.holding() < config.inFlight()) {
                wake = Math.min(wake, Math.max(sendFrom(), schedule.nextDue(loop.nanos())));
            }
        } else if (!connection.connecting() && !schedule.nothingToAsk()) {
            wake = Math.min(wake, connection.retryFrom());
        }
        wakeup.at(wake);
    }

    @Override
    public void connected() {
        lastActivity = loop.nanos();
        silence.connected();
        if (schedule.units().stream().anyMatch(unit -> unit.health().silent())) {
            outcomes.probeAllSoon(loop.nanos());
        }
        outcomes.lineUp(loop.nanos());
        pump();
    }

    @Override
    public void disconnected(Message why) {
        ReadFailure failure = why.failure(ReadFailure.Kind.DISCONNECTED, 0);
        failUnderWay(failure);
        if (board.state() == LineState.DOWN) {
            failOneTimeJobs(failure);
            outcomes.lineDown(failure);
        }
        if (!closed) {
            arm();
        }
    }

    @Override
    public void received() {
        lastActivity = connection.lastHeard();
        pump();
    }

    @Override
    public void frame(int id, byte[] frame) {
        long now = connection.lastHeard();
        InFlight answered = underWay.take(id, now);
        if (answered == null) {
            lateFrame(id, frame, now);
            return;
        }
        Reply reply = framing.judge(frame, answered.job().request());
        if (!(reply instanceof Reply.Misfit)) {
            silence.heard();
            connection.proven();
        }
        outcomes.answered(answered, reply, now, clock.millis());
    }

    private void lateFrame(int id, byte[] frame, long now) {
        InFlight overdue = underWay.takeOverdue(id);
        InFlight late = overdue == null ? lateAnswers.came(id, frame) : overdue;
        if (late == null) {
            counters.late();
        } else {
            outcomes.answeredLate(late, framing.judge(frame, late.job().request()), overdue != null, now);
        }
    }

    @Override
    public void damaged() {
        counters.checksum();
        long now = loop.nanos();
        InFlight hit = underWay.take(-1, now);
        if (hit != null) {
            hit.job().unit().counters().checksum();
            outcomes.answered(hit, new Reply.Misfit("The answer's checksum is wrong"), now, clock.millis());
        }
    }

    @Override
    public void noise(int bytes) {
        counters.late();
    }

    @Override
    public void lost(Message why) {
        counters.malformed();
    }

    private void failUnderWay(ReadFailure failure) {
        for (InFlight one : underWay.drain(loop.nanos())) {
            outcomes.cutOff(one, failure);
        }
    }

    private void failOneTimeJobs(ReadFailure failure) {
        for (Job job : schedule.drainOneTimeJobs()) {
            job.failed(failure, clock.millis());
        }
    }
}
