package io.busbar.guard;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.guard.ClientGuard;
import io.busbar.gateway.guard.Firewall;
import io.busbar.gateway.guard.FirewallDocument;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits and rules in {@code security/firewall.json}. What comes from this machine itself is always let in. */
@Component(service = {ClientGuard.class, Firewall.class, GuardService.class})
public final class GuardService implements ClientGuard, Firewall {

    private static final Logger LOG = LoggerFactory.getLogger(GuardService.class);
    private static final FirewallDocument OPEN = new FirewallDocument(0, 0, List.of());
    private static final long MOST_BITS = 100_000_000_000L;

    private final JsonMapper json = JsonMapper.builder().build();
    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final Clock wall;
    private final ArpTable macs;
    private final ClientTable clients;
    private final ScheduledExecutorService timer;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicLong refusedByRule = new AtomicLong();
    private final AtomicLong refusedByBlock = new AtomicLong();
    private final AtomicLong refusedByNumber = new AtomicLong();

    private volatile FirewallDocument document = OPEN;
    private volatile RuleSet rules = RuleSet.of(OPEN, true);
    private @Nullable FirewallDocument former;
    private @Nullable Instant confirmBy;
    private @Nullable ScheduledFuture<?> goingBack;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Audit audit;

    /** The guard of this data directory. */
    @Activate
    public GuardService(BundleContext context) throws IOException {
        this(
                Path.of(
                        Objects.requireNonNull(
                                context.getProperty("busbar.data"),
                                "the property busbar.data must say where data is kept"),
                        "security"),
                Path.of("/proc/net/arp"),
                Clock.systemUTC(),
                System::nanoTime);
    }

    GuardService(Path directory, Path arp, Clock wall, LongSupplier nanoTime) throws IOException {
        file = directory.resolve("firewall.json");
        this.wall = wall;
        macs = new ArpTable(arp, nanoTime);
        clients = new ClientTable(BLOCKED_FOR, wall, nanoTime);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "busbar-guard");
            thread.setDaemon(true);
            return thread;
        });
        read();
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public boolean admits(String address, String protocol, int port) {
        InetAddress ip = ip(address);
        if (ip == null) {
            refusedByRule.incrementAndGet();
            return false;
        }
        if (isThisMachine(ip)) {
            admitted.incrementAndGet();
            return true;
        }
        if (clients.refuses(address)) {
            refusedByBlock.incrementAndGet();
            return false;
        }
        if (!rules.admits(ip, protocol, port, macs::mac)) {
            refusedByRule.incrementAndGet();
            note(AuditEvent.refused(Actor.unknown(address), "connection.refused", protocol + ":" + port));
            return false;
        }
        admitted.incrementAndGet();
        return true;
    }

    @Override
    public boolean request(String address) {
        return isThisMachine(address) || told(address, clients.request(address, document));
    }

    @Override
    public boolean bytes(String address, long count) {
        return isThisMachine(address) || told(address, clients.bytes(address, count, document));
    }

    @Override
    public FirewallDocument document() {
        return document;
    }

    @Override
    public synchronized @Nullable Instant confirmBy() {
        return confirmBy;
    }

    @Override
    public synchronized void change(Actor actor, FirewallDocument next) {
        check(next);
        RuleSet read = RuleSet.of(next, macs.isThere());
        if (former == null) {
            former = document;
        }
        document = next;
        rules = read;
        confirmBy = wall.instant().plus(CONFIRM_WITHIN);
        cancelGoingBack();
        goingBack = timer.schedule(this::goBack, CONFIRM_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        note(AuditEvent.done(actor, "firewall.changed", "")
                .with("rules", Integer.toString(next.rules().size()))
                .with("bitsPerSecond", Long.toString(next.bitsPerSecond()))
                .with("requestsPerSecond", Integer.toString(next.requestsPerSecond())));
    }

    @Override
    public synchronized void confirm(Actor actor) {
        if (former == null) {
            throw ProblemException.of(Kind.CONFLICT, "firewall.confirm.none");
        }
        keep(document);
        cancelGoingBack();
        former = null;
        confirmBy = null;
        note(AuditEvent.done(actor, "firewall.confirmed", ""));
    }

    @Override
    public synchronized void reset(Actor actor) {
        keep(OPEN);
        cancelGoingBack();
        former = null;
        confirmBy = null;
        document = OPEN;
        rules = RuleSet.of(OPEN, true);
        note(AuditEvent.done(actor, "firewall.reset", ""));
    }

    @Override
    public boolean admits(FirewallDocument wanted, String address, String protocol, int port) {
        InetAddress ip = ip(address);
        return ip != null
                && (isThisMachine(ip) || RuleSet.of(wanted, macs.isThere()).admits(ip, protocol, port, macs::mac));
    }

    @Override
    public List<Blocked> blocked() {
        return clients.blocked();
    }

    @Override
    public Counters counters() {
        return new Counters(
                connections.get(),
                admitted.get(),
                refusedByRule.get(),
                refusedByBlock.get(),
                refusedByNumber.get(),
                clients.blocks(),
                clients.size());
    }

    /** What the web server tells about its connections. */
    void connected(int change) {
        connections.addAndGet(change);
    }

    /** A connection beyond the number allowed. */
    void oneTooMany() {
        refusedByNumber.incrementAndGet();
    }

    /** Nobody confirmed: what was before is in force again. */
    synchronized void goBack() {
        FirewallDocument before = former;
        if (before != null) {
            document = before;
            rules = RuleSet.of(before, true);
            former = null;
            confirmBy = null;
            LOG.warn("The change of the firewall was not confirmed; what was before is in force again");
            note(AuditEvent.done(Actor.GATEWAY, "firewall.reverted", ""));
        }
    }

    private boolean told(String address, boolean within) {
        if (!within) {
            note(AuditEvent.refused(Actor.unknown(address), "client.blocked", ""));
        }
        return within;
    }

    private void cancelGoingBack() {
        ScheduledFuture<?> planned = goingBack;
        if (planned != null) {
            planned.cancel(false);
            goingBack = null;
        }
    }

    private static void check(FirewallDocument next) {
        if (next.bitsPerSecond() != 0 && (next.bitsPerSecond() < 100_000 || next.bitsPerSecond() > MOST_BITS)) {
            throw ProblemException.invalid("bitsPerSecond", "firewall.bits", 100_000, MOST_BITS);
        }
        if (next.requestsPerSecond() != 0 && (next.requestsPerSecond() < 5 || next.requestsPerSecond() > 1_000_000)) {
            throw ProblemException.invalid("requestsPerSecond", "firewall.requests", 5, 1_000_000);
        }
    }

    private void keep(FirewallDocument kept) {
        try {
            files.replace(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
    }

    private void read() throws IOException {
        byte[] stored = files.read(file).orElse(null);
        if (stored == null) {
            return;
        }
        try {
            FirewallDocument read = json.readValue(stored, FirewallDocument.class);
            check(read);
            rules = RuleSet.of(read, true);
            document = read;
        } catch (IOException | RuntimeException e) {
            // Whoever relies on the rules must not be left without them unawares: only this machine is let in.
            rules = RuleSet.of(
                    new FirewallDocument(0, 0, List.of(new FirewallDocument.Rule("*", "127.0.0.1", "*", "*"))), true);
            LOG.error(
                    "{} cannot be used and is kept as {}; only this machine is let in until the firewall is set anew, or reset by busbar:firewall-reset",
                    file,
                    files.quarantine(file),
                    e);
        }
    }

    private void note(AuditEvent event) {
        Audit trail = audit;
        if (trail != null) {
            trail.note(event);
        }
    }

    private static boolean isThisMachine(String address) {
        InetAddress ip = ip(address);
        return ip != null && isThisMachine(ip);
    }

    /** Only the one loopback address that people and programs of this machine use: tests come from its neighbours. */
    private static boolean isThisMachine(InetAddress ip) {
        return ip.getHostAddress().equals("127.0.0.1") || ip.getHostAddress().equals("0:0:0:0:0:0:0:1");
    }

    private static @Nullable InetAddress ip(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
