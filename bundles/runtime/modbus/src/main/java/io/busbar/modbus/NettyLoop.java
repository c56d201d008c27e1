package io.busbar.modbus;

import io.busbar.modbus.line.LineLoop;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** One of the shared event loops as the thread of a line. */
final class NettyLoop implements LineLoop {

    private static final Alarm NONE = () -> {};

    private final EventLoop loop;

    NettyLoop(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // Only after shutdown, when every line is closed and nobody waits for the task any more.
            if (!loop.isShuttingDown()) {
                throw e;
            }
        }
    }

    @Override
    public Alarm schedule(Runnable task, long delayNanos) {
        if (loop.isShuttingDown()) {
            return NONE;
        }
        ScheduledFuture<?> future = loop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
