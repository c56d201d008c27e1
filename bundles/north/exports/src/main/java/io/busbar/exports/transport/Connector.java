package io.busbar.exports.transport;

import java.io.IOException;

/** Opens connections. */
@FunctionalInterface
public interface Connector {

    /**
     * Connects and signs in.
     *
     * @throws TransportException at the stage that failed
     */
    Connection connect() throws IOException;
}
