package io.busbar.modbus.line;

import org.jspecify.annotations.Nullable;

/** The one timer of a line. It may ring too early, never too late: most wishes are met by the alarm that is set already. */
final class Wakeup {

    private final LineLoop loop;
    private final Runnable task;
    private LineLoop.@Nullable Alarm alarm;
    private long setTo = Schedule.NEVER;

    Wakeup(LineLoop loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    /** Has the task run at this time, or not at all for {@link Schedule#NEVER}. */
    void at(long nanos) {
        if (nanos == Schedule.NEVER || alarm != null && setTo <= nanos) {
            return;
        }
        cancel();
        setTo = nanos;
        alarm = loop.schedule(this::ring, Math.max(0, nanos - loop.nanos()));
    }

    void cancel() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void ring() {
        alarm = null;
        task.run();
    }
}
