package io.busbar.gateway.history;

import io.busbar.driver.SampleBatch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The store of what was measured. Safe for use by any thread.
 *
 * <p>What depends on a stage returned here may run on the thread that writes, so it must return at once or go on elsewhere.
 *
 * <p>A store keeps what it is given under the point's id. Which samples of the bus are given to it, and averaged over which period, is the
 * storage plan's business and not this contract's.
 */
@ProviderType
public interface Historian {

    /** EventAdmin topic of a change between {@link HistorianStatus.State}s. */
    String TOPIC_STATE = "io/busbar/historian/STATE";

    /**
     * Stores a batch. Completes when it is durable (it survives a power cut), exceptionally with a
     * {@link io.busbar.gateway.problem.ProblemException} when the store is read-only; then nothing of it was stored.
     */
    CompletionStage<Void> append(SampleBatch batch);

    /** Stores many samples of each of some points, as one: completes when all are durable. Later samples win over stored ones of equal time. */
    CompletionStage<Void> append(List<SeriesBlock> blocks);

    /** The newest stored sample of a point before a time; visits none where there is none. */
    void last(String point, Instant before, SampleVisitor visitor);

    /**
     * Visits the stored samples of a point, in order of time, with bounded memory.
     *
     * @param from inclusive
     * @param to exclusive
     */
    void raw(String point, Instant from, Instant to, SampleVisitor visitor);

    /**
     * What a point did, interval by interval; an interval without any good sample is absent.
     *
     * @param from beginning, moved back to the beginning of its interval
     * @param to end, exclusive
     * @param zone where days, weeks, months and years begin
     */
    List<HistoryInterval> intervals(String point, Instant from, Instant to, Step step, ZoneId zone);

    /**
     * Visits what several points did, interval by interval, with bounded memory however long the range is.
     *
     * @param points ids, in the order of each row
     * @param from beginning, moved back to the beginning of its interval
     * @param to end, exclusive
     * @param zone where days, weeks, months and years begin
     * @throws io.busbar.gateway.problem.ProblemException if the store is still being opened or cannot be read
     */
    default void intervals(
            List<String> points, Instant from, Instant to, Step step, ZoneId zone, IntervalRowVisitor visitor) {
        IntervalRows.visit(
                points.stream()
                        .map(point -> intervals(point, from, to, step, zone))
                        .toList(),
                visitor);
    }

    /**
     * Visits the stored samples of a point as a picture needs them: all where there are no more than {@code most}; else of each of
     * {@code most / 2} equal stretches of the range the least and the greatest, and one that is not good where there is any. Needs memory
     * for {@code most} samples.
     *
     * @param from inclusive
     * @param to exclusive
     * @param most how many samples are wanted, at least 2
     * @return whether samples were left out
     * @throws io.busbar.gateway.problem.ProblemException if the store is still being opened or cannot be read
     */
    default boolean thinned(String point, Instant from, Instant to, int most, SampleVisitor visitor) {
        Thinning thinning = new Thinning(from.toEpochMilli(), to.toEpochMilli(), most, visitor);
        raw(point, from, to, thinning);
        return thinning.end();
    }

    /** Points that have history and whose id begins with this; all for an empty text. */
    Set<String> points(String prefix);

    /** The time range of a point's history. */
    Optional<Range> range(String point);

    /** How the store fares. */
    HistorianStatus status();

    /** From the oldest to the newest sample. */
    record Range(Instant first, Instant last) {}
}
