package io.busbar.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps bundles from being resolved, and so from running, that nobody vouches for: neither the manifest of the distribution nor a service
 * {@value #VOUCHER}. Karaf starts it with the framework itself, before any bundle: no bundle and no command can stop it, and it does not
 * matter by which way a bundle came. In developer mode and in the demonstration it lets everything pass and only notes it.
 */
public final class BundleGate
        implements BundleActivator,
                ResolverHookFactory,
                ResolverHook,
                Supplier<List<Map<String, String>>>,
                Predicate<String>,
                LongFunction<byte[]> {
    /** Services that stand for bundles: functions of a SHA-256 that say who does, or nothing. */
    static final String VOUCHER = "io.busbar.gateway.code.BundleVoucher";

    /**
     * Property of the service of this gate: {@code enforced}, {@code developer} or {@code demo}. Bundles see of the launcher what Java itself
     * names: a {@link Supplier} of the bundles that nobody vouches for, a {@link Predicate} whether a file with this SHA-256 may run, and a
     * {@link LongFunction} from the id of a bundle to its file.
     */
    static final String MODE = "busbar.gate";

    private static final System.Logger LOG = System.getLogger(BundleGate.class.getName());
    private static final String ENFORCED = "enforced";

    private final Map<BundleRevision, String> hashes = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<Long, Map<String, String>> unvouched = Collections.synchronizedMap(new TreeMap<>());

    private @Nullable BundleContext context;
    private BundleManifest manifest = new BundleManifest(Set.of());
    private BundleCache cache = new BundleCache(Path.of(""));
    private String mode = ENFORCED;

    @Override
    public void start(BundleContext system) throws InvalidSyntaxException {
        context = system;
        mode = property(system, MODE, ENFORCED);
        cache = new BundleCache(Path.of(property(system, Constants.FRAMEWORK_STORAGE, "")));
        try {
            manifest = BundleManifest.of(Path.of(property(system, "karaf.home", "")));
        } catch (IOException e) {
            // Karaf would go on without this gate: so it stands, and lets nothing through
            LOG.log(System.Logger.Level.ERROR, "There is no manifest of the distribution: no bundle is let through", e);
        }
        try {
            ExtensionGate.install(system, this::passes);
        } catch (ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.ERROR, "Extensions of this framework cannot be judged", e);
        }
        system.registerService(ResolverHookFactory.class, this, null);
        String[] kinds = {Supplier.class.getName(), Predicate.class.getName(), LongFunction.class.getName()};
        system.registerService(kinds, this, FrameworkUtil.asDictionary(Map.of(MODE, mode)));
        system.addServiceListener(this::voucherChanged, "(" + Constants.OBJECTCLASS + "=" + VOUCHER + ")");
    }

    @Override
    public void stop(BundleContext system) {
        // what is registered goes with the framework
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        candidates.removeIf(revision -> !passes(revision));
    }

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
        // not this gate's business
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        // not this gate's business
    }

    @Override
    public void end() {
        // nothing is kept from one resolution to the next
    }

    /** The bundles that nobody vouches for: symbolic name, version, location, SHA-256, by their ids. */
    @Override
    public List<Map<String, String>> get() {
        synchronized (unvouched) {
            List<Map<String, String>> there = new ArrayList<>();
            BundleContext system = context;
            unvouched.forEach((id, facts) -> {
                if (system != null && system.getBundle(id) != null) {
                    there.add(facts);
                }
            });
            return there;
        }
    }

    /** Whether a bundle with this SHA-256 may run. */
    @Override
    public boolean test(String sha256) {
        return !mode.equals(ENFORCED) || manifest.hashes().contains(sha256) || isVouchedFor(sha256);
    }

    /** The file of a bundle as it was installed, so that what is taken back is what was vouched for. */
    @Override
    public byte[] apply(long bundle) {
        try {
            return Files.readAllBytes(cache.jar(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean passes(BundleRevision revision) {
        Bundle bundle = revision.getBundle();
        if (bundle.getBundleId() == 0) {
            return true;
        }
        String hash = hash(revision);
        if (manifest.hashes().contains(hash) || isVouchedFor(hash)) {
            unvouched.remove(bundle.getBundleId());
            return true;
        }
        Map<String, String> facts = Map.of(
                "symbolicName",
                String.valueOf(revision.getSymbolicName()),
                "version",
                String.valueOf(revision.getVersion()),
                "location",
                bundle.getLocation(),
                "sha256",
                hash);
        boolean enforced = mode.equals(ENFORCED);
        if (!facts.equals(unvouched.put(bundle.getBundleId(), facts))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    enforced
                            ? "Nobody vouches for the bundle {0} {1} from {2}: it is kept from running"
                            : "Nobody vouches for the bundle {0} {1} from {2}: it runs because of the mode of this start",
                    facts.get("symbolicName"),
                    facts.get("version"),
                    facts.get("location"));
        }
        return !enforced;
    }

    /** What the revision consists of; an empty text, which stands in no manifest, where that is not one file of the cache. */
    private String hash(BundleRevision revision) {
        String known = hashes.get(revision);
        if (known != null) {
            return known;
        }
        Bundle bundle = revision.getBundle();
        if (!revision.equals(bundle.adapt(BundleRevision.class))) {
            return "";
        }
        String hash;
        try {
            hash = cache.hash(bundle.getBundleId());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Cannot read what the bundle " + bundle + " consists of", e);
            hash = "";
        }
        hashes.put(revision, hash);
        return hash;
    }

    private boolean isVouchedFor(String hash) {
        BundleContext system = context;
        if (system == null || hash.isEmpty()) {
            return false;
        }
        try {
            ServiceReference<?>[] references = system.getAllServiceReferences(VOUCHER, null);
            for (ServiceReference<?> reference : references == null ? new ServiceReference<?>[0] : references) {
                Object service = system.getService(reference);
                if (service instanceof Function<?, ?> voucher
                        && !ask(voucher, hash).isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A voucher that fails stands for nothing. */
    @SuppressWarnings("unchecked")
    private static String ask(Function<?, ?> voucher, String hash) {
        try {
            Object who = ((Function<String, ?>) voucher).apply(hash);
            return who == null ? "" : who.toString();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A voucher for bundles fails", e);
            return "";
        }
    }

    /** Starts what was held back, away from the thread that registers a service. */
    private void voucherChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED && !unvouched.isEmpty()) {
            Thread starter = new Thread(this::startHeldBack, "busbar-gate");
            starter.setDaemon(true);
            starter.start();
        }
    }

    private void startHeldBack() {
        BundleContext system = context;
        if (system == null) {
            return;
        }
        for (Long id : List.copyOf(unvouched.keySet())) {
            Bundle bundle = system.getBundle(id);
            BundleStartLevel level = bundle == null ? null : bundle.adapt(BundleStartLevel.class);
            if (level != null && level.isPersistentlyStarted() && isVouchedFor(unvouched(id))) {
                try {
                    bundle.start(Bundle.START_TRANSIENT);
                } catch (BundleException e) {
                    LOG.log(System.Logger.Level.ERROR, "Cannot start " + bundle + ", which is vouched for now", e);
                }
            }
        }
    }

    private String unvouched(Long id) {
        Map<String, String> facts = unvouched.get(id);
        return facts == null ? "" : facts.getOrDefault("sha256", "");
    }

    private static String property(BundleContext system, String name, String otherwise) {
        String value = system.getProperty(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
