package io.busbar.modbus;

import io.busbar.gateway.lines.BusLines;
import java.time.Clock;

/** The service of this bundle without a framework around it, for tests and benchmarks in other packages. */
public final class TestLines implements AutoCloseable {

    private final LineFactory factory = new LineFactory(Clock.systemUTC(), () -> true);

    /** The service. */
    public BusLines service() {
        return factory::open;
    }

    @Override
    public void close() {
        factory.close();
    }
}
