package io.busbar.modbus.line;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the line. Used on the line's thread. */
final class ListenerGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerGuard.class);
    private static final int KINDS_REMEMBERED = 20;

    private final String line;
    private final Set<String> logged = new HashSet<>();
    private volatile long thrown;

    ListenerGuard(String line) {
        this.line = line;
    }

    void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // A linkage error is what a driver meets whose bundle is being replaced.
            report(e);
        }
    }

    long thrown() {
        return thrown;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, the line's thread
    private void report(Throwable e) {
        thrown++;
        String kind = e.getClass().getName() + at(e);
        if (logged.size() < KINDS_REMEMBERED && logged.add(kind)) {
            LOG.error("A listener of line {} failed; the same failure is not logged again", line, e);
        }
    }

    private static String at(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : trace[0].toString();
    }
}
