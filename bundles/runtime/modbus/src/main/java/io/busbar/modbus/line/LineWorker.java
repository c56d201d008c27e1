package io.busbar.modbus.line;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.problem.Message;
import io.busbar.modbus.frame.Framing;
import io.busbar.modbus.frame.Reply;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final List<InFlight> underWay = new ArrayList<>();
    private final LateAnswers lateAnswers = new LateAnswers();
    private final Wakeup wakeup;
    private int transaction;
    private long lastActivity;
    private boolean closed;

    LineWorker(LineParts parts) {
        config = parts.config();
        framing = parts.framing();
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
        while (underWay.size() < config.inFlight() && now >= sendFrom()) {
            Job job = schedule.next(now);
            if (job == null) {
                return;
            }
            send(job, now);
        }
    }

    private long sendFrom() {
        long afterGap = underWay.isEmpty() ? lastActivity + wireTime.gap() : Long.MIN_VALUE;
        return Math.max(connection.usableFrom(), afterGap);
    }

    private void send(Job job, long now) {
        transaction = transaction + 1 & 0xffff;
        byte[] frame = job.frame();
        framing.stamp(frame, transaction);
        if (job instanceof PolledBlock block) {
            punctuality.served(block.timetable(), now);
            job.unit().asked(block.read().block());
        } else {
            outcomes.rememberAsked(job);
        }
        if (!(job instanceof Sounding)) {
            counters.sent();
            job.unit().counters().sent();
            silence.sent(now);
        }
        long patience = prober.patience(job, now);
        long deadline = now + patience + wireTime.of(frame.length, job.request().replyLength() + framing.overhead());
        underWay.add(new InFlight(job, transaction, now, deadline, patience));
        lastActivity = now;
        connection.send(frame, job.request());
    }

    private void expire(long now) {
        for (int i = 0; i < underWay.size(); i++) {
            InFlight late = underWay.get(i);
            if (late.deadline() <= now) {
                underWay.remove(i--);
                giveUp(late, now);
            }
        }
    }

    private void giveUp(InFlight late, long now) {
        lastActivity = now;
        boolean midFrame = connection.midFrame();
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
        long wake = Schedule.NEVER;
        for (InFlight waiting : underWay) {
            wake = Math.min(wake, waiting.deadline());
        }
        if (connection.connected()) {
            if (underWay.size() < config.inFlight()) {
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
        InFlight answered = match(id);
        long now = connection.lastHeard();
        if (answered == null) {
            lateAnswers.came(id, frame, now, counters);
            return;
        }
        underWay.remove(answered);
        Reply reply = framing.judge(frame, answered.job().request());
        if (!(reply instanceof Reply.Misfit)) {
            silence.heard();
            connection.proven();
        }
        outcomes.answered(answered, reply, now, clock.millis());
    }

    @Override
    public void damaged() {
        counters.checksum();
        if (!underWay.isEmpty()) {
            InFlight hit = underWay.remove(0);
            hit.job().unit().counters().checksum();
            outcomes.answered(hit, new Reply.Misfit("The answer's checksum is wrong"), loop.nanos(), clock.millis());
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

    private @Nullable InFlight match(int id) {
        if (id < 0) {
            return underWay.isEmpty() ? null : underWay.get(0);
        }
        for (InFlight candidate : underWay) {
            if (candidate.transaction() == id) {
                return candidate;
            }
        }
        return null;
    }

    private void failUnderWay(ReadFailure failure) {
        List<InFlight> failed = List.copyOf(underWay);
        underWay.clear();
        for (InFlight one : failed) {
            outcomes.cutOff(one, failure);
        }
    }

    private void failOneTimeJobs(ReadFailure failure) {
        for (Job job : schedule.drainOneTimeJobs()) {
            job.failed(failure, clock.millis());
        }
    }
}
