package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a driver bundle in the place of the one that is installed, or installs it, while everything else goes on. One that does not come
 * into service is taken back.
 */
final class DriverInstallation {

    private static final Logger LOG = LoggerFactory.getLogger(DriverInstallation.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What was done.
     *
     * @param before the version that was installed, or null
     * @param away how long the driver was out of service
     * @param disturbed how many other bundles were stopped or resolved anew
     */
    record Result(String bundle, @Nullable String before, String after, Duration away, int disturbed) {}

    private final BundleContext context;

    DriverInstallation(BundleContext context) {
        this.context = context;
    }

    /**
     * Updates or installs.
     *
     * @throws ProblemException if the new driver does not come into service; then the old one is back
     */
    Result carryOut(DriverFile file) {
        if (!new Gate(context).admits(file.content())) {
            throw ProblemException.of(Kind.INVALID, "driver.unvouched", file.bundle(), file.version());
        }
        Optional<Bundle> installed = find(file.bundle());
        try (DriverWatch watch = new DriverWatch(context, file.bundle())) {
            return installed.isPresent() ? update(installed.get(), file, watch) : install(file, watch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(Kind.UNAVAILABLE, "driver.file", file.bundle(), "interrupted");
        }
    }

    private Result update(Bundle bundle, DriverFile file, DriverWatch watch) throws InterruptedException {
        String before = bundle.getVersion().toString();
        byte[] old = snapshot(bundle);
        String failure = start(bundle, file.content(), watch);
        if (failure == null) {
            LOG.info("Driver {} updated from {} to {}", file.bundle(), before, file.version());
            return new Result(file.bundle(), before, file.version(), watch.away(), watch.disturbed());
        }
        LOG.error("Driver {} {} does not start: {}; going back to {}", file.bundle(), file.version(), failure, before);
        try (DriverWatch again = new DriverWatch(context, file.bundle())) {
            String worse = start(bundle, old, again);
            if (worse != null) {
                LOG.error("Driver {} {} does not start any more either: {}", file.bundle(), before, worse);
                throw ProblemException.of(
                        Kind.UNAVAILABLE, "driver.file", file.bundle() + " " + before, failure + "; " + worse);
            }
        }
        throw ProblemException.of(Kind.INVALID, "driver.start.failed", file.bundle(), file.version(), failure, before);
    }

    private Result install(DriverFile file, DriverWatch watch) throws InterruptedException {
        Bundle bundle;
        try {
            bundle = context.installBundle("busbar-driver:" + file.bundle(), new ByteArrayInputStream(file.content()));
        } catch (BundleException e) {
            throw ProblemException.of(Kind.INVALID, "driver.file", file.bundle(), reason(e));
        }
        String failure = start(bundle, watch);
        if (failure == null) {
            LOG.info("Driver {} {} installed", file.bundle(), file.version());
            return new Result(file.bundle(), null, file.version(), watch.away(), watch.disturbed());
        }
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            LOG.error("The driver {} that does not start cannot be uninstalled", file.bundle(), e);
        }
        throw ProblemException.of(Kind.INVALID, "driver.start.first", file.bundle(), file.version(), failure);
    }

    /** Gives a bundle new content and awaits its service; says why it does not come, or null. */
    private @Nullable String start(Bundle bundle, byte[] content, DriverWatch watch) throws InterruptedException {
        try {
            bundle.update(new ByteArrayInputStream(content));
            refresh(bundle);
        } catch (BundleException e) {
            return reason(e);
        }
        return start(bundle, watch);
    }

    private static @Nullable String start(Bundle bundle, DriverWatch watch) throws InterruptedException {
        try {
            // An update that cannot be resolved is only reported as an event; starting again gives the reason.
            bundle.start();
        } catch (BundleException e) {
            return reason(e);
        }
        return watch.awaitService(PATIENCE) ? null : "no driver in service within " + PATIENCE.toSeconds() + " s";
    }

    /** Drops the old wiring where the framework still holds it: of this bundle only, since nothing is wired to a driver. */
    private void refresh(Bundle bundle) throws InterruptedException {
        FrameworkWiring wiring = context.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class);
        if (wiring == null || !wiring.getRemovalPendingBundles().contains(bundle)) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring.refreshBundles(Set.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("The framework did not refresh {} in time", bundle);
        }
    }

    private Optional<Bundle> find(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .max(Comparator.comparing(Bundle::getVersion));
    }

    private byte[] snapshot(Bundle bundle) {
        try {
            return new Gate(context).file(bundle);
        } catch (IOException | UncheckedIOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "driver.file", bundle.getSymbolicName(), reason(e));
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
