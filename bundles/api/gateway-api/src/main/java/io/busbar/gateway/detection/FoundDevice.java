package io.busbar.gateway.detection;

import io.busbar.driver.Identification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that was found, or a change to one that is set up, waiting for somebody to decide.
 *
 * @param id id of the entry: the place and the unit id, such as {@code m70-2.17}
 * @param change what it means: never {@link Finding.Change#SAME} or {@link Finding.Change#UNKNOWN}
 * @param line id of its line, or null where the endpoint is not set up yet
 * @param host host of a Modbus TCP endpoint, or null on another kind of line
 * @param port its port, or 0
 * @param unit Modbus unit id, 0 to 255
 * @param identification what it says of itself, or null for one that is gone
 * @param references the products that it may be, the likeliest first
 * @param generic whether the likeliest is only the common table of its generation
 * @param behind unit id of the gateway that it sits behind, or null where it is reached directly
 * @param device id of the device set up that it concerns, or null for a new one
 * @param found when it was found first
 * @param seen when it was found last
 * @param ignored whether somebody decided to leave it as it is
 */
public record FoundDevice(
        String id,
        Finding.Change change,
        @Nullable String line,
        @Nullable String host,
        int port,
        int unit,
        @Nullable Identification identification,
        List<String> references,
        boolean generic,
        @Nullable Integer behind,
        @Nullable String device,
        Instant found,
        Instant seen,
        boolean ignored) {

    /** Copies the list. */
    public FoundDevice {
        references = List.copyOf(references);
    }
}
