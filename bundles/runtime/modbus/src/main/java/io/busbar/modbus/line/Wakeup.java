package io.busbar.modbus.line;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one timer of a line. It may ring too early, never too late: most wishes are met by the alarm that is set already. */
final class Wakeup {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeup.class);
    private static final long RECOVERY = 1_000_000_000L;

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
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            // The loop would keep it to itself, and nothing would ever wake this line again.
            LOG.error("A line stumbled; it goes on in a second", e);
            at(loop.nanos() + RECOVERY);
        }
    }
}
