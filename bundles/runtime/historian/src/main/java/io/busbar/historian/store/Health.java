package io.busbar.historian.store;

import io.busbar.gateway.history.HistorianStatus.State;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a store takes samples, and if not, why and whether that may pass. Safe for use by any thread. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Consumer<Health.Condition> listener;
    private volatile Condition condition = new Condition(State.OPENING, null, false);

    /**
     * A condition.
     *
     * @param passing whether the store may recover alone: a full disk may be freed, a failing one is not trusted again
     */
    record Condition(State state, @Nullable String problem, boolean passing) {}

    Health(Consumer<Condition> listener) {
        this.listener = listener;
    }

    Condition condition() {
        return condition;
    }

    boolean isReady() {
        return condition.state() == State.READY;
    }

    void ready() {
        change(new Condition(State.READY, null, false));
    }

    void full(String problem) {
        if (condition.passing() || condition.state() != State.READ_ONLY) {
            LOG.error("The history takes no samples: {}", problem);
            change(new Condition(State.READ_ONLY, problem, true));
        }
    }

    void failed(String problem) {
        LOG.error("The history takes no samples until it is opened anew: {}", problem);
        change(new Condition(State.READ_ONLY, problem, false));
    }

    private void change(Condition next) {
        boolean changed = !next.equals(condition);
        condition = next;
        if (changed) {
            listener.accept(next);
        }
    }
}
