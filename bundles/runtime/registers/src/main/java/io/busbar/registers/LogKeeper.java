package io.busbar.registers;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.MapStatus;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the logs of a device now and then, and at once when it answers again after a silence, and hands on what is new. One log at
 * a time, because logs may share a selector. Safe for use by any thread.
 *
 * <p>A log with a selector is only read where the map's rows are official: nothing is written to a device on a guess.
 */
final class LogKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

    /** How far back a log is read of which nothing is known yet. */
    private static final Duration HORIZON = Duration.ofDays(4);

    /** Within this time the blocks of a device come back from one and the same silence, ms. */
    private static final long SAME_RECOVERY = 60_000;

    private final String device;
    private final DeviceContext context;
    private final RegisterMap map;
    private final List<MapLog> logs;
    private final Map<String, BusLink.Poll> polls = new HashMap<>();
    private final Deque<MapLog> due = new ArrayDeque<>();
    private final Set<String> refused = new HashSet<>();
    private boolean running;
    private boolean closed;
    private long now;
    private long lastRecovery;

    /** Keeps these logs; how far each has been read stands in the device's memory. */
    LogKeeper(String device, DeviceContext context, RegisterMap map, List<MapLog> logs) {
        this.device = device;
        this.context = context;
        this.map = map;
        this.logs = logs.stream()
                .filter(log -> log.select() == null || log.status() == MapStatus.OFFICIAL)
                .toList();
    }

    void start() {
        for (MapLog log : logs) {
            BlockRead first = new BlockRead(
                    log.time().area(), log.time().address(), log.time().length());
            BusLink.Poll poll = context.link().poll(first, Duration.ofSeconds(log.everySeconds()), new BlockListener() {
                @Override
                public void read(Words words, long timeMillis) {
                    look(List.of(log), timeMillis);
                }

                @Override
                public void failed(ReadFailure failure, long timeMillis) {
                    if (isRefusal(failure)) {
                        refuse(log, failure.message());
                    }
                }
            });
            boolean over;
            synchronized (this) {
                polls.put(log.name(), poll);
                over = closed || refused.contains(log.name());
            }
            // The line may have answered before poll() returned.
            if (over) {
                poll.cancel();
            }
        }
    }

    /** The device answers again: what it has kept meanwhile is of interest now. Each of its blocks may say so. */
    void recovered(long timeMillis) {
        synchronized (this) {
            if (timeMillis - lastRecovery < SAME_RECOVERY) {
                return;
            }
            lastRecovery = timeMillis;
        }
        look(logs, timeMillis);
    }

    void close() {
        List<BusLink.Poll> running;
        synchronized (this) {
            closed = true;
            due.clear();
            running = List.copyOf(polls.values());
        }
        running.forEach(BusLink.Poll::cancel);
    }

    private void look(List<MapLog> wanted, long timeMillis) {
        synchronized (this) {
            now = timeMillis;
            for (MapLog log : wanted) {
                if (!closed && !refused.contains(log.name()) && !due.contains(log)) {
                    due.add(log);
                }
            }
        }
        proceed();
    }

    private void proceed() {
        MapLog log;
        long since;
        synchronized (this) {
            if (running || due.isEmpty() || closed) {
                return;
            }
            running = true;
            log = due.remove();
            since = context.memory().recall(key(log)).orElse(now - HORIZON.toMillis());
        }
        new LogReader(device, context, map, log).since(since).whenComplete((newest, failure) -> {
            if (failure == null) {
                context.memory().note(key(log), newest);
            } else {
                failed(log, failure);
            }
            synchronized (this) {
                running = false;
            }
            proceed();
        });
    }

    private void failed(MapLog log, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        ReadFailure failure = cause instanceof BusException bus ? bus.failure() : null;
        if (failure != null && isRefusal(failure)) {
            refuse(log, failure.message());
        } else {
            LOG.debug("The log {} of {} could not be read; tried again later", log.name(), device, cause);
        }
    }

    /** Whether the device says by this that it has no such registers; busy or broken it may be for a while. */
    private static boolean isRefusal(ReadFailure failure) {
        return failure.kind() == ReadFailure.Kind.EXCEPTION && failure.exceptionCode() <= 3;
    }

    /** The device does not have this log. It is not asked for it again in this session, so that it is no block that fails. */
    private void refuse(MapLog log, @Nullable String message) {
        BusLink.Poll poll;
        synchronized (this) {
            if (!refused.add(log.name())) {
                return;
            }
            poll = polls.get(log.name());
        }
        if (poll != null) {
            poll.cancel();
        }
        LOG.info("{} has no log {}: {}", device, log.name(), message);
    }

    private static String key(MapLog log) {
        return "log/" + log.name();
    }
}
