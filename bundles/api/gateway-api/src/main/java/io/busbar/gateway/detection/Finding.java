package io.busbar.gateway.detection;

import io.busbar.driver.Identification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detection found out about one unit id.
 *
 * @param unit Modbus unit id, 0 to 255
 * @param change what it means for the devices that are set up
 * @param identification what the device says of itself; null for one that answers but does not say, or is gone
 * @param references the products that it may be, the likeliest first; empty if nobody recognises it
 * @param generic whether the likeliest is only the common table of its generation
 * @param behind unit id of the gateway that it sits behind, or null where it is reached directly
 * @param device id of the device set up that it concerns, or null
 * @param inbox id of the entry of the inbox that waits for a decision, or null where there is none to make
 */
public record Finding(
        int unit,
        Change change,
        @Nullable Identification identification,
        List<String> references,
        boolean generic,
        @Nullable Integer behind,
        @Nullable String device,
        @Nullable String inbox) {

    /** What a finding means for the devices that are set up. */
    public enum Change {
        /** Nothing is set up there. */
        NEW,
        /** It is what is set up. */
        SAME,
        /** Another product is set up there. */
        OTHER_PRODUCT,
        /** The product is right, but it is another device than the one accepted there. */
        OTHER_SERIAL,
        /** It is a device that is set up at another unit id of the same line, which does not answer any more. */
        OTHER_UNIT,
        /** A device is set up there and nothing answers. */
        GONE,
        /** Something answers, but nobody can tell what it is. */
        UNKNOWN
    }

    /** Copies the list. */
    public Finding {
        references = List.copyOf(references);
    }
}
