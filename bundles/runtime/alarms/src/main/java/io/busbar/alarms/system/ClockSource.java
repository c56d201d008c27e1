package io.busbar.alarms.system;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.history.StorageWatch.ClockChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Times at which the clock was set: each is an alarm that is over at once. */
final class ClockSource implements SystemSource {

    private final AlarmDesk desk;
    private final Supplier<Optional<List<ClockChange>>> changes;
    private final Predicate<Alarm> recorded;
    private Instant seen = Instant.MIN;

    /**
     * Puts what it finds on the desk itself.
     *
     * @param recorded whether an alarm of the same key and time is in the journal already
     */
    ClockSource(AlarmDesk desk, Supplier<Optional<List<ClockChange>>> changes, Predicate<Alarm> recorded) {
        this.desk = desk;
        this.changes = changes;
        this.recorded = recorded;
    }

    @Override
    public String prefix() {
        return "system/clock";
    }

    @Override
    public Optional<List<Finding>> look(Instant now) {
        for (ClockChange change : changes.get().orElse(List.of())) {
            if (!change.after().equals(seen)) {
                Alarm alarm = SystemDrafts.of(
                        prefix(),
                        "clock",
                        "",
                        Criticality.INFORMATION,
                        true,
                        List.of(change.before().toString(), change.after().toString()),
                        change.after());
                if (!recorded.test(alarm)) {
                    desk.happened(alarm, change.after());
                }
            }
        }
        changes.get()
                .filter(all -> !all.isEmpty())
                .ifPresent(all -> seen = all.get(all.size() - 1).after());
        return Optional.empty();
    }
}
