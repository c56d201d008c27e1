package io.busbar.modbus.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A thread whose time is what the test says: hours pass in milliseconds, and always in the same way. */
final class VirtualLoop implements LineLoop {

    private static final long START = 1_000_000_000_000L;

    private record Task(long at, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now = START;
    private long order;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(now, order++, task));
    }

    @Override
    public Alarm schedule(Runnable task, long delayNanos) {
        Task waiting = new Task(now + delayNanos, order++, task);
        tasks.add(waiting);
        return () -> tasks.remove(waiting);
    }

    /** Time since the beginning. */
    Duration elapsed() {
        return Duration.ofNanos(now - START);
    }

    /** Lets time pass. */
    void run(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            Task next = tasks.remove();
            now = next.at();
            next.work().run();
        }
        now = until;
    }

    /** How many tasks wait for their time. */
    int waiting() {
        return tasks.size();
    }

    /** The wall clock of this time. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(1_800_000_000).plus(elapsed());
            }
        };
    }
}
