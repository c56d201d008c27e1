package io.busbar.plc4x;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.ReadFailure;
import io.busbar.registers.TagMap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.plc4x.java.api.PlcConnectionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device being read through PLC4X, on a thread of its own, since PLC4X waits. */
final class TagSession implements DeviceSession {

    private static final Logger LOG = LoggerFactory.getLogger(TagSession.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DeviceReference device;
    private final DeviceContext context;
    private final PlcConnectionManager manager;
    private final Clock clock;
    private final Consumer<TagSession> ended;
    private @Nullable Reader reader;
    private boolean closed;

    TagSession(
            DeviceReference device,
            DeviceContext context,
            PlcConnectionManager manager,
            Clock clock,
            Consumer<TagSession> ended) {
        this.device = device;
        this.context = context;
        this.manager = manager;
        this.clock = clock;
        this.ended = ended;
    }

    String product() {
        return device.product();
    }

    /** Reads by this map from now on; does nothing if it does so already. */
    synchronized void use(TagMap map) {
        Reader before = reader;
        if (closed || before != null && before.map.equals(map)) {
            return;
        }
        if (before != null) {
            before.end();
        }
        Reader next = new Reader(map);
        reader = next;
        next.start();
    }

    /** Throws the connection away and begins anew: what a person who asks for it means. */
    @Override
    public synchronized void refresh() {
        Reader before = reader;
        if (before != null && !closed) {
            reader = null;
            before.end();
            use(before.map);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (reader != null) {
            reader.end();
        }
        ended.accept(this);
    }

    /** Reads by one map until it is ended. */
    private final class Reader extends Thread {

        private final TagMap map;
        private final List<TagGroup> groups;
        private final long[] due;
        private final BoundedCaller caller;
        private final GuardedConnection connection;
        private final @Nullable String[] faults;
        private Duration pause = FIRST_PAUSE;
        private @Nullable String told;
        private boolean silent;

        Reader(TagMap map) {
            super("busbar-plc4x-" + device.id());
            setDaemon(true);
            this.map = map;
            this.groups = TagGroup.of(device.id(), map);
            this.due = new long[groups.size()];
            this.faults = new String[groups.size()];
            this.caller = new BoundedCaller(getName() + "-call", TagSession.class.getClassLoader());
            this.connection = new GuardedConnection(manager, map.connection(), map.timeout(), caller);
        }

        void end() {
            interrupt();
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            for (int i = 0; i < due.length; i++) {
                due[i] = now;
            }
            try {
                while (!isInterrupted()) {
                    round();
                }
            } catch (InterruptedException e) {
                LOG.debug("{} is no longer read", device.id());
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Reading {} has ended: the driver failed", device.id(), e);
                context.reachable(false, new ReadFailure(ReadFailure.Kind.MALFORMED, 0, "The driver failed: " + e));
            } finally {
                // The interruption that ended the reading must not end the closing.
                Thread.interrupted();
                connection.close();
                caller.close();
            }
        }

        /** Reads what is due, or waits until something is. */
        private void round() throws InterruptedException {
            int next = 0;
            for (int i = 1; i < due.length; i++) {
                if (due[i] - due[next] < 0) {
                    next = i;
                }
            }
            long wait = due[next] - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            read(next);
        }

        private void read(int index) throws InterruptedException {
            TagGroup group = groups.get(index);
            try {
                List<GuardedConnection.Answer> answers = connection.read(group.tags());
                context.publish(group.batch(answers, clock.millis()));
                faults[index] = answers.stream()
                        .map(GuardedConnection.Answer::problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                answered();
                schedule(index, context.period(group.tier()));
            } catch (PlcFailure e) {
                failed(e.failure());
            }
        }

        private void answered() {
            pause = FIRST_PAUSE;
            String fault = null;
            for (String one : faults) {
                fault = fault == null ? one : fault;
            }
            if (silent || told == null || !told.equals(String.valueOf(fault))) {
                context.reachable(true, fault == null ? null : new ReadFailure(ReadFailure.Kind.EXCEPTION, 0, fault));
                told = String.valueOf(fault);
            }
            silent = false;
        }

        /** Everything is asked again after a pause, which grows as long as nothing answers. */
        private void failed(ReadFailure failure) {
            if (!silent) {
                long now = clock.millis();
                groups.forEach(group -> context.publish(group.without(now)));
                LOG.warn("{} cannot be read: {}", device.id(), failure.message());
            }
            silent = true;
            context.reachable(false, failure);
            long after = System.nanoTime() + pause.toNanos();
            for (int i = 0; i < due.length; i++) {
                due[i] = after;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }

        /** A late read does not shift the next one; what was missed is left out. */
        private void schedule(int index, Duration period) {
            long step = period.toNanos();
            long late = System.nanoTime() - due[index];
            due[index] += step * Math.max(1, late / step + 1);
        }
    }
}
