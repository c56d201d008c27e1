package io.busbar.driver;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A table in which devices say what they are, at a place that is known before the device is. An unknown device is asked for each table
 * that any driver names, once, however many drivers name it. Methods may be called by any thread and return at once.
 */
@ConsumerType
public interface IdentificationTable {

    /** What it is: tables with equal names stand at the same place and mean the same. */
    String name();

    /**
     * The blocks to read, in this order. A device that refuses the first has no such table; one that refuses a later block says less of
     * itself.
     */
    List<BlockRead> reads();

    /**
     * What the device says of itself.
     *
     * @param answers what was read, each addressed as in the device; at least the answer to the first read
     * @return empty if these words say nothing, or are not those of this table
     */
    Optional<Identification> identify(List<Words> answers);
}
