package io.busbar.engine.devices;

import io.busbar.gateway.lines.Traffic;

/** The counters of what is not open. */
final class NoTraffic {

    static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN);

    private NoTraffic() {}
}
