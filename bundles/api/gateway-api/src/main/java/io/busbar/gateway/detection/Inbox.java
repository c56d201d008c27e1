package io.busbar.gateway.detection;

import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What detections found and nobody has decided about yet. Nothing found is set up before it is accepted. What a method did is on disk
 * when it returns. Safe for use by any thread.
 */
@ProviderType
public interface Inbox {

    /** EventAdmin topic of every change of the inbox. */
    String TOPIC_CHANGED = "io/busbar/inbox/CHANGED";

    /** Entries that are kept, at most; the ones that were seen longest ago make room. */
    int MOST = 2_000;

    /**
     * What became of one acceptance.
     *
     * @param id id of the entry
     * @param device id of the device that was added or changed, or that was removed because it is gone; null if that failed
     * @param problem why it failed, or null
     */
    record Outcome(String id, @Nullable String device, @Nullable ProblemException problem) {}

    /** All entries, those that wait and those that are ignored, ordered by place and unit. Returns at once. */
    List<FoundDevice> entries();

    /**
     * Takes what was found: adds a new device, gateways before what sits behind them; makes a device set up what it was found to be; removes
     * one that is gone. Each by itself: one that cannot be taken stays in the inbox and keeps none of the others from being taken.
     *
     * @return an outcome for each acceptance, in their order
     * @throws ProblemException if there are none
     */
    List<Outcome> accept(List<Acceptance> acceptances);

    /**
     * Leaves an entry as it is, or has it wait for a decision again. It stays ignored when it is found again as it was.
     *
     * @throws ProblemException if there is no such entry
     */
    FoundDevice ignore(String id, boolean ignored);

    /**
     * Forgets an entry until it is found again.
     *
     * @throws ProblemException if there is no such entry
     */
    void forget(String id);
}
