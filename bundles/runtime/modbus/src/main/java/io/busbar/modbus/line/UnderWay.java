package io.busbar.modbus.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that were sent and not answered yet. Most of them hold the line. Where answers name their request, one that is not answered
 * after the usual time is overdue instead: the line goes on, while its unit is asked nothing else until the answer comes or the deadline.
 *
 * <p>Behind a gateway that waits for a unit itself, whoever is asked meanwhile waits as well. So the line goes on past one unanswered request
 * only, and past a few if answers to later requests have come promptly, which shows that the gateway does not wait. Used on the line's thread.
 */
final class UnderWay {

    /** So many may be overdue together. */
    static final int MOST_OVERDUE = 16;

    private static final int MOST_UNPROVEN = 4;

    private final boolean numbered;
    private final List<InFlight> holding = new ArrayList<>();
    private final List<InFlight> overdue = new ArrayList<>();
    private boolean overtakes;
    private long overtakenUpTo = Long.MIN_VALUE;
    private long givenUpSentAt = Long.MIN_VALUE;

    UnderWay(boolean numbered) {
        this.numbered = numbered;
    }

    void add(InFlight request) {
        holding.add(request);
    }

    /** How many requests hold the line. */
    int holding() {
        return holding.size();
    }

    /** Takes out the request holding the line that this answer names, or the one under way where answers name none; null if there is none. */
    @Nullable
    InFlight take(int id, long now) {
        for (int i = 0; i < holding.size(); i++) {
            if (id < 0 || holding.get(i).transaction() == id) {
                InFlight answered = holding.remove(i).released(now);
                overtook(answered, now);
                return answered;
            }
        }
        return null;
    }

    /** Takes out the overdue request that this answer names; null if there is none. */
    @Nullable
    InFlight takeOverdue(int id) {
        for (int i = 0; i < overdue.size(); i++) {
            if (overdue.get(i).transaction() == id) {
                return removeOverdue(i);
            }
        }
        return null;
    }

    /** Takes out the next request whose deadline is over, or null. */
    @Nullable
    InFlight takeExpired(long now) {
        for (int i = 0; i < holding.size(); i++) {
            if (holding.get(i).deadline() <= now) {
                givenUpSentAt = holding.get(i).sentAt();
                return holding.remove(i).released(now);
            }
        }
        for (int i = 0; i < overdue.size(); i++) {
            if (overdue.get(i).deadline() <= now) {
                givenUpSentAt = Math.max(givenUpSentAt, overdue.get(i).sentAt());
                return removeOverdue(i);
            }
        }
        return null;
    }

    /** Has a request whose answer is overdue let go of the line, if others can be asked meanwhile; null if there is none. */
    @Nullable
    InFlight release(long now) {
        for (int i = 0; i < holding.size() && numbered; i++) {
            InFlight request = holding.get(i);
            if (request.sentAt() + request.usual() <= now && request.deadline() > now && room()) {
                InFlight released = holding.remove(i).released(now);
                overdue.add(released);
                Unit unit = released.job().unit();
                unit.overdueUntil(Math.max(unit.overdueUntil(), released.deadline()));
                return released;
            }
        }
        return null;
    }

    /**
     * When a request is overdue or has to be given up, or {@link Schedule#NEVER}.
     *
     * @param mayRelease whether requests may let go of the line at present
     */
    long nextChange(boolean mayRelease) {
        boolean room = mayRelease && numbered && room();
        long next = Schedule.NEVER;
        for (InFlight request : holding) {
            next = Math.min(next, room ? request.sentAt() + request.usual() : request.deadline());
        }
        for (InFlight request : overdue) {
            next = Math.min(next, request.deadline());
        }
        return next;
    }

    /** Takes out all. */
    List<InFlight> drain(long now) {
        List<InFlight> drained = new ArrayList<>();
        holding.forEach(request -> drained.add(request.released(now)));
        holding.clear();
        while (!overdue.isEmpty()) {
            drained.add(removeOverdue(0));
        }
        overtakes = false;
        givenUpSentAt = Long.MIN_VALUE;
        return drained;
    }

    private boolean room() {
        int unproven = givenUpSentAt > overtakenUpTo ? 1 : 0;
        for (InFlight request : overdue) {
            unproven += request.sentAt() > overtakenUpTo ? 1 : 0;
        }
        return overdue.size() < MOST_OVERDUE && unproven < (overtakes ? MOST_UNPROVEN : 1);
    }

    private void overtook(InFlight answered, long now) {
        boolean first = givenUpSentAt > overtakenUpTo && givenUpSentAt < answered.sentAt();
        for (InFlight request : overdue) {
            first |= request.sentAt() > overtakenUpTo && request.sentAt() < answered.sentAt();
        }
        if (first) {
            overtakes = now - answered.sentAt() <= answered.usual();
        }
        overtakenUpTo = Math.max(overtakenUpTo, answered.sentAt());
    }

    private InFlight removeOverdue(int index) {
        InFlight removed = overdue.remove(index);
        Unit unit = removed.job().unit();
        long until = Long.MIN_VALUE;
        for (InFlight other : overdue) {
            if (other.job().unit() == unit) {
                until = Math.max(until, other.deadline());
            }
        }
        unit.overdueUntil(until);
        return removed;
    }
}
