package io.busbar.modbus.line;

/** The one thread that a line lives on, and its time. */
public interface LineLoop {

    /** Monotonic time in nanoseconds. */
    long nanos();

    /** Runs a task on the thread; dropped when the loop has been shut down. May be called by any thread. */
    void execute(Runnable task);

    /** Runs a task on the thread after a time. */
    Alarm schedule(Runnable task, long delayNanos);

    /** A task that waits for its time. */
    interface Alarm {
        /** Forgets the task. */
        void cancel();
    }
}
