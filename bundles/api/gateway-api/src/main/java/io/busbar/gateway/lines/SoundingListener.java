package io.busbar.gateway.lines;

import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Told what came of asking a unit that may not be there. Called on a thread of the line; must return at once. */
@ConsumerType
public interface SoundingListener {

    /**
     * The unit is there and has these registers.
     *
     * @param words its own, to keep
     * @param took from sending to the answer
     */
    void answered(Words words, Duration took);

    /** There was no answer in time, or it was a refusal, or the line is down. */
    void failed(ReadFailure failure);

    /**
     * After {@link #failed}: the answer came after all.
     *
     * @param took from sending to the answer
     * @param there whether the unit itself answered, rather than a gateway in its place to say that it does not
     */
    void late(Duration took, boolean there);
}
