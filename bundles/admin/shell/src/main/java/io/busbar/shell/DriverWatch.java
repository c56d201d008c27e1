package io.busbar.shell;

import io.busbar.driver.Driver;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.SynchronousBundleListener;

/** Watches what an update of a driver bundle really does: how long its service is away, and which other bundles are disturbed. */
final class DriverWatch implements ServiceListener, SynchronousBundleListener, AutoCloseable {

    private final BundleContext context;
    private final String symbolicName;
    private final CountDownLatch back = new CountDownLatch(1);
    private final Set<Long> disturbed = new HashSet<>();
    private long gone;
    private long returned;
    private boolean left;

    DriverWatch(BundleContext context, String symbolicName) {
        this.context = context;
        this.symbolicName = symbolicName;
        try {
            context.addServiceListener(this, "(objectClass=" + Driver.class.getName() + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        context.addBundleListener(this);
    }

    @Override
    public synchronized void serviceChanged(ServiceEvent event) {
        Bundle bundle = event.getServiceReference().getBundle();
        if (bundle == null || !symbolicName.equals(bundle.getSymbolicName())) {
            return;
        }
        if (event.getType() == ServiceEvent.UNREGISTERING && !left) {
            left = true;
            gone = System.nanoTime();
        } else if (event.getType() == ServiceEvent.REGISTERED) {
            returned = System.nanoTime();
            back.countDown();
        }
    }

    @Override
    public synchronized void bundleChanged(BundleEvent event) {
        boolean other = !symbolicName.equals(event.getBundle().getSymbolicName());
        if (other && (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED)) {
            disturbed.add(event.getBundle().getBundleId());
        }
    }

    /** Waits until the driver is in service; false if it is not in time. */
    boolean awaitService(Duration patience) throws InterruptedException {
        return back.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long the service was away; nothing for a driver that was not there before. */
    synchronized Duration away() {
        return left ? Duration.ofNanos(returned - gone) : Duration.ZERO;
    }

    /** How many other bundles were stopped or resolved anew meanwhile. */
    synchronized int disturbed() {
        return disturbed.size();
    }

    @Override
    public void close() {
        context.removeServiceListener(this);
        context.removeBundleListener(this);
    }
}
