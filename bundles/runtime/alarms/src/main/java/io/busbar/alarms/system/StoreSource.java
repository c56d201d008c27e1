package io.busbar.alarms.system;

import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.StorageWatch.Cause;
import io.busbar.gateway.history.StorageWatch.NotStored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The history: whether it takes anything, and whether something that was stored no longer is. */
final class StoreSource implements SystemSource {

    private final Supplier<Optional<List<NotStored>>> findings;

    StoreSource(Supplier<Optional<List<NotStored>>> findings) {
        this.findings = findings;
    }

    @Override
    public String prefix() {
        return "system/storage/";
    }

    @Override
    public Optional<List<Finding>> look(Instant now) {
        return findings.get().map(all -> all.stream().map(this::finding).toList());
    }

    private Finding finding(NotStored found) {
        boolean everything = found.cause() == Cause.STORE;
        return new Finding(
                Verdict.BEYOND,
                SystemDrafts.of(
                        prefix() + (everything ? "all" : found.device()),
                        everything ? "storage.all" : "storage",
                        found.device(),
                        everything ? Criticality.CRITICAL : Criticality.NON_CRITICAL,
                        true,
                        List.of(Integer.toString(found.points().size())),
                        found.since()));
    }

    /** The disk of the history. */
    static final class Disk implements SystemSource {

        private final Supplier<Optional<HistorianStatus>> status;

        Disk(Supplier<Optional<HistorianStatus>> status) {
            this.status = status;
        }

        @Override
        public String prefix() {
            return "system/disk";
        }

        @Override
        public Optional<List<Finding>> look(Instant now) {
            return status.get()
                    .map(store -> List.of(new Finding(
                            switch (store.state()) {
                                case READY -> Verdict.WITHIN;
                                case OPENING -> Verdict.UNKNOWN;
                                case READ_ONLY -> Verdict.BEYOND;
                            },
                            SystemDrafts.of(
                                    prefix(),
                                    "disk",
                                    "",
                                    Criticality.CRITICAL,
                                    true,
                                    List.of(String.valueOf(store.problem())),
                                    now))));
        }
    }
}
