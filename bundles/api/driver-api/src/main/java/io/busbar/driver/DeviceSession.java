package io.busbar.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** A device being read. Made by a {@link Driver}, ended by the gateway. */
@ConsumerType
public interface DeviceSession extends AutoCloseable {

    /** Reads the device's own configuration (loads, names, identification) again and adapts what is polled. */
    void refresh();

    /** Ends all polling of this device. Returns at once; safe to call twice. */
    @Override
    void close();
}
