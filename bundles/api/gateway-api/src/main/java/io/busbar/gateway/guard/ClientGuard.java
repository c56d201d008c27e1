package io.busbar.gateway.guard;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Asked by everything that listens: when a client connects, for each request, for the bytes that go to and fro. A client that exceeds a
 * limit is blocked for 30 seconds. Whoever listens refers to it optionally and admits everybody while there is none. Every method returns
 * at once; safe for use by any thread.
 */
@ProviderType
public interface ClientGuard {

    /**
     * Whether a client may connect.
     *
     * @param address IP address of the client
     * @param protocol {@code http}, {@code https}, {@code modbus}, {@code snmp}, {@code bacnet} or {@code ssh}
     * @param port port of the gateway to which it connects
     */
    boolean admits(String address, String protocol, int port);

    /** Counts a request; whether it is within the limit. */
    boolean request(String address);

    /** Counts bytes, both directions together; whether they are within the limit. */
    boolean bytes(String address, long count);
}
