package io.busbar.security.condition;

import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.ConditionSource;
import io.busbar.gateway.condition.Conditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all sources every five seconds. */
@Component(service = Conditions.class, immediate = true)
public final class ConditionWatch implements Conditions {

    /** Most conditions that are told of; a source that knows more is cut, which the log says. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ConditionWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final List<ConditionSource> sources = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "busbar-conditions");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Map<String, Condition> standing = Map.of();
    private boolean full;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable EventAdmin events;

    @Activate
    void start() {
        timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ConditionSource source) {
        sources.add(source);
    }

    void removeSource(ConditionSource source) {
        sources.remove(source);
    }

    @Override
    public List<Condition> standing() {
        return List.copyOf(standing.values());
    }

    void look() {
        Map<String, Condition> before = standing;
        TreeMap<String, Condition> now = new TreeMap<>();
        for (ConditionSource source : sources) {
            for (Condition told : told(source)) {
                String key = told.code() + '\n' + told.object();
                Condition known = before.get(key);
                now.put(key, known == null ? told : withSince(told, known));
            }
        }
        tellIfFull(now.size() > MOST);
        while (now.size() > MOST) {
            now.pollLastEntry();
        }
        // For who asks on hearing of one: what is told of stands already.
        standing = now;
        now.forEach((key, condition) -> {
            if (!condition.equals(before.get(key))) {
                post(condition, true);
            }
        });
        before.forEach((key, condition) -> {
            if (!now.containsKey(key)) {
                post(condition, false);
            }
        });
    }

    private List<Condition> told(ConditionSource source) {
        try {
            return new ArrayList<>(source.standing());
        } catch (RuntimeException e) {
            LOG.error("{} does not tell its conditions", source.getClass().getName(), e);
            return List.of();
        }
    }

    private void tellIfFull(boolean tooMany) {
        if (tooMany && !full) {
            LOG.error("More than {} conditions hold; the others are not told of", MOST);
        }
        full = tooMany;
    }

    private void post(Condition condition, boolean active) {
        EventAdmin admin = events;
        if (admin != null) {
            admin.postEvent(new Event(
                    TOPIC,
                    Map.of(
                            "code", condition.code(),
                            "object", condition.object(),
                            "severity", condition.severity().name(),
                            "active", active,
                            "since", condition.since(),
                            "details", condition.details())));
        }
    }

    private static Condition withSince(Condition told, Condition known) {
        return new Condition(told.code(), told.object(), told.severity(), known.since(), told.details());
    }
}
