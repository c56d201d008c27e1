package io.busbar.alarms.system;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what each source finds with the alarms that are active. It looks at what is, not at messages of change, so that none can be
 * missed. Used by one thread.
 */
public final class SystemAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(SystemAlarms.class);

    private final AlarmDesk desk;
    private final List<SystemSource> sources;

    /** The alarms of these sources. */
    SystemAlarms(AlarmDesk desk, List<SystemSource> sources) {
        this.desk = desk;
        this.sources = List.copyOf(sources);
    }

    /** Looks at everything once. */
    public void look(Instant now) {
        for (SystemSource source : sources) {
            try {
                source.look(now).ifPresent(findings -> compare(source.prefix(), findings, now));
            } catch (RuntimeException e) {
                // One part that fails must not hide the others.
                LOG.warn("{} could not be looked at", source.prefix(), e);
            }
        }
    }

    private void compare(String prefix, List<Finding> findings, Instant now) {
        Set<String> kept = new HashSet<>();
        for (Finding finding : findings) {
            String key = finding.draft().key();
            if (finding.verdict() != Verdict.WITHIN) {
                kept.add(key);
            }
            if (finding.verdict() == Verdict.BEYOND) {
                desk.raise(finding.draft());
                desk.weigh(key, finding.draft().criticality());
            }
        }
        for (String key : desk.open(prefix)) {
            if (!kept.contains(key)) {
                desk.end(key, now);
            }
        }
    }
}
