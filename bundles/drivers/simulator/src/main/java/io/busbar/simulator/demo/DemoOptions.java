package io.busbar.simulator.demo;

import java.util.List;

/** What the settings {@link DemoSettings} say, by their names. */
record DemoOptions(String host, List<String> ports, long seed, int historyDays) {

    private static final int MOST_DAYS = 366;

    DemoOptions {
        ports = List.copyOf(ports);
        historyDays = Math.max(0, Math.min(MOST_DAYS, historyDays));
    }

    static DemoOptions of(DemoSettings settings) {
        return new DemoOptions(settings.host(), List.of(settings.ports()), settings.seed(), settings.historyDays());
    }
}
