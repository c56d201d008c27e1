package io.busbar.gateway.energy;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Energy of any period, from what counters counted. A gap in the readings is spread evenly over the time that it lasted and marked as
 * estimated. Safe for use by any thread; blocks for as long as the history takes to answer.
 */
@ProviderType
public interface Energy {

    /** Most loads whose readings are asked for at once. */
    int MOST_LOADS = 1000;

    /**
     * How much was used.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming what is unknown or too long
     */
    Consumption consumption(EnergyQuery query);

    /**
     * How energy flowed through a hierarchy, linked ones included.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the hierarchy is unknown, or has more than 1000 places
     */
    EnergyFlow flow(String hierarchy, Instant from, Instant to);

    /** What the counters of loads showed at the beginning and at the end; loads without a counter are left out. */
    List<IndexReading> readings(List<String> loads, Instant from, Instant to);

    /** What was noted of a load, oldest first. */
    List<EnergyNote> notes(String load);

    /**
     * Notes a replacement or a correction; on disk when it returns. Number and time of the note are chosen here.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    EnergyNote note(EnergyNote note);
}
