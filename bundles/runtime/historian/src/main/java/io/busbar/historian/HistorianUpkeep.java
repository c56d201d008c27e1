package io.busbar.historian;

import io.busbar.gateway.history.HistoryMaintenance;
import io.busbar.gateway.history.HistoryProgress;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.store.Upkeep;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The care of a store in terms of points: the extremes of a point's periods are the point's. */
final class HistorianUpkeep implements HistoryMaintenance {

    private final Supplier<Upkeep> store;

    HistorianUpkeep(Supplier<Upkeep> store) {
        this.store = store;
    }

    @Override
    public Check check(HistoryProgress progress) {
        return store.get().check(progress);
    }

    @Override
    public List<Use> use() {
        Map<String, Map<YearMonth, Long>> bytes = new TreeMap<>();
        Map<String, Long> samples = new HashMap<>();
        for (Upkeep.Use use : store.get().use()) {
            String point = Companions.point(use.series());
            Map<YearMonth, Long> months = bytes.computeIfAbsent(point, key -> new TreeMap<>());
            use.bytesByMonth().forEach((month, size) -> months.merge(month, size, Long::sum));
            samples.merge(point, use.samples(), Long::sum);
        }
        List<Use> uses = new ArrayList<>();
        bytes.forEach((point, months) -> uses.add(new Use(point, months, samples.getOrDefault(point, 0L))));
        return uses;
    }

    @Override
    public int rebuildViews(HistoryProgress progress) {
        try {
            return store.get().renew(progress);
        } catch (IOException e) {
            throw EmbeddedHistorian.unreadable(e);
        }
    }
}
