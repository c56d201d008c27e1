package io.busbar.rest.gateway;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts the gateway as its shell does: the framework stops in an orderly way, and the launcher starts it again. */
public final class Restart implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
    /** Long enough for the answer to leave. */
    private static final long PAUSE_MILLIS = 500;

    private final BundleContext context;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Restarts the framework of this bundle. */
    public Restart(BundleContext context) {
        this.context = context;
    }

    /** Begins, on a thread of its own; a second call changes nothing. */
    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            Thread thread = new Thread(this::stop, "busbar-restart");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void stop() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            LOG.info("Restarting, as asked for over REST");
            // What the launcher looks at when the framework has stopped
            System.setProperty("karaf.restart", "true");
            context.getBundle(Constants.SYSTEM_BUNDLE_ID).stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BundleException e) {
            begun.set(false);
            LOG.error("The gateway could not be stopped to be restarted", e);
        }
    }
}
