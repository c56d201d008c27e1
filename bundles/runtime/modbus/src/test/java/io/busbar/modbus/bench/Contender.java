package io.busbar.modbus.bench;

import java.util.concurrent.atomic.LongAdder;

/** A client that reads 100 registers again and again on several connections at once and decodes them to 50 values. */
interface Contender {

    /** Its name in the table. */
    String name();

    /** Begins to read; each read that has been decoded adds one. */
    void start(int port, int connections, LongAdder reads) throws Exception;

    /** Ends all reading. */
    void stop() throws Exception;
}
