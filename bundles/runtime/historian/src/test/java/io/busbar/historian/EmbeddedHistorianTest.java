package io.busbar.historian;

import io.busbar.gateway.history.Historian;
import io.busbar.historian.contract.HistorianContract;
import io.busbar.historian.plan.StoragePlan;
import io.busbar.historian.query.HourRollups;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.FileLayer;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHistorianTest extends HistorianContract {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected Historian open() {
        Store store = new Store(
                FileLayer.system(),
                StoreSettings.of(directory),
                new StoredPoints(StoragePlan.standard()),
                Clock.systemUTC(),
                new HourRollups(),
                (state, problem) -> {});
        return new EmbeddedHistorian(store);
    }

    @Override
    protected void close(Historian opened) {
        ((EmbeddedHistorian) opened).close();
    }
}
