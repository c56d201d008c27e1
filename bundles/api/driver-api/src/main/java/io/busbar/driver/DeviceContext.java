package io.busbar.driver;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a session needs from the gateway. Every method may be called by any thread and returns at once. */
@ProviderType
public interface DeviceContext {

    /** The unit that the device answers as. */
    BusLink link();

    /** Time between two reads of blocks of this tier, as the site has set it for this device. */
    Duration period(PollTier tier);

    /** Delivers samples. */
    void publish(SampleBatch batch);

    /** Says what the device says of itself. */
    void identified(Identification identification);

    /** Says which loads the device is set up with; replaces what was said before. */
    void loads(List<LoadDescription> loads);
}
