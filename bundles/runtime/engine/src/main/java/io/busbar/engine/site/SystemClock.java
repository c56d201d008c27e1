package io.busbar.engine.site;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Component;

/** The clock of this machine, in UTC, as a service: whoever needs the time has it injected. */
@Component(service = Clock.class)
public final class SystemClock extends Clock {

    private final Clock utc = Clock.systemUTC();

    @Override
    public ZoneId getZone() {
        return utc.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return utc.withZone(zone);
    }

    @Override
    public Instant instant() {
        return utc.instant();
    }

    @Override
    public long millis() {
        return utc.millis();
    }
}
