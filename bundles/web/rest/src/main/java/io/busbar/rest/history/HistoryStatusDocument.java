package io.busbar.rest.history;

import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.StorageWatch;
import java.util.List;

/** How the store fares, and what is not stored though it should be. */
record HistoryStatusDocument(
        HistorianStatus store,
        List<StorageWatch.NotStored> notStored,
        List<StorageWatch.ClockChange> clockChanges,
        long repeated,
        long dropped) {

    static HistoryStatusDocument of(HistorianStatus store, StorageWatch watch) {
        return new HistoryStatusDocument(
                store, watch.notStored(), watch.clockChanges(), watch.repeated(), watch.dropped());
    }
}
