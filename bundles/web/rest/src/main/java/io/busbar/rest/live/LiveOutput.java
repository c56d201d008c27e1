package io.busbar.rest.live;

import java.io.IOException;

/** Where a stream's bytes go without ever waiting for the client. Its methods are called by one thread at a time. */
interface LiveOutput {

    /** Whether the client has taken everything so far. If not, the stream is told when it has. */
    boolean isReady();

    /** Sends bytes, which the output keeps until they are gone; only when ready. */
    void send(byte[] bytes) throws IOException;

    /** Ends the answer; safe to call twice. */
    void end();
}
