package io.busbar.historian;

import io.busbar.historian.plan.Plan;
import io.busbar.historian.plan.StoragePlan;
import io.busbar.historian.query.Rollups;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.FileLayer;
import java.time.Clock;
import java.time.ZoneId;

/** Embedded historians for tests. */
final class EmbeddedHistorians {

    private EmbeddedHistorians() {}

    static EmbeddedHistorian open(FileLayer layer, StoreSettings settings) {
        Store store = new Store(
                layer,
                settings,
                new StoredPoints(Plan.of(StoragePlan.standard())),
                Clock.systemUTC(),
                new Rollups(() -> ZoneId.of("Europe/Paris")),
                (state, problem) -> {});
        return new EmbeddedHistorian(store, layer, settings.directory());
    }
}
