package io.busbar.alarms.system;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at one part of the gateway. */
interface SystemSource {

    /** Begins the keys of all its alarms. */
    String prefix();

    /** What it finds now; empty where it cannot look, so that nothing changes. What it does not mention is as it should be. */
    Optional<List<Finding>> look(Instant now);
}
