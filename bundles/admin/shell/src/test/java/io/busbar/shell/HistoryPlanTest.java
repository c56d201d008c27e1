package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Quantity;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.history.StorageRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class HistoryPlanTest {

    private final Map<String, List<StorageOverride>> overrides = new HashMap<>();
    private final Shell shell = new Shell().with(StoragePlans.class, new StoragePlans() {
        @Override
        public List<StorageOverride> siteOverrides() {
            return overrides("");
        }

        @Override
        public void setSiteOverrides(List<StorageOverride> wishes) {
            overrides.put("", wishes);
        }

        @Override
        public List<StorageOverride> overrides(String device) {
            return overrides.getOrDefault(device, List.of());
        }

        @Override
        public void setOverrides(String device, List<StorageOverride> wishes) {
            overrides.put(device, wishes);
        }

        @Override
        public List<PlannedPoint> points(String device) {
            return List.of(
                    point("voltage.l1n", true, PlannedPoint.Origin.DEVICE, 1_650_000),
                    point("voltage.nominal", false, PlannedPoint.Origin.DEFAULT, 0));
        }
    });

    private static PlannedPoint point(String key, boolean stored, PlannedPoint.Origin origin, long bytes) {
        StorageRule rule = new StorageRule(stored, 60, Set.of(Aggregate.AVERAGE, Aggregate.MAXIMUM));
        return new PlannedPoint("u30-1/-/" + key, "-", Quantity.of(key), rule, origin, bytes);
    }

    @Test
    void thePlanOfADeviceIsShownWithWhatItTakes() throws CommandException {
        assertThat(shell.type(new HistoryPlanCommand(), "u30-1").lines())
                .containsExactly(
                        "Point                    Stored  Period  Kept              Decided by    A year",
                        "u30-1/-/voltage.l1n      yes       60 s  average, maximum  the device   1.65 MB",
                        "u30-1/-/voltage.nominal  no                                the gateway",
                        "2 points, 1 of them stored: about 1.65 MB a year");
    }

    @Test
    void aDecisionReplacesTheOneOnTheSameAndStandsFirst() throws CommandException {
        shell.type(new HistoryPlanCommand(), "u30-1", "--quantity", "voltage", "--period", "10");
        shell.type(new HistoryPlanCommand(), "u30-1", "--quantity", "current", "--store", "no", "--load", "2");
        shell.type(new HistoryPlanCommand(), "u30-1", "--quantity", "voltage", "--keep", "average,maximum");

        assertThat(overrides.get("u30-1"))
                .containsExactly(
                        new StorageOverride("voltage", null, null, null, Set.of(Aggregate.AVERAGE, Aggregate.MAXIMUM)),
                        new StorageOverride("current", "2", false, null, null));
        shell.type(new HistoryPlanCommand(), "u30-1", "--quantity", "voltage", "--usual");
        assertThat(overrides.get("u30-1")).hasSize(1);
    }

    @Test
    void withoutADeviceItIsForAll() throws CommandException {
        assertThat(shell.type(new HistoryPlanCommand(), "--quantity", "current.*.h5", "--store", "yes", "--lang", "fr"))
                .contains("current.*.h5")
                .contains("habituel")
                .contains("1 décision pour tous les équipements");
        assertThat(overrides.get("")).containsExactly(new StorageOverride("current.*.h5", null, true, null, null));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> shell.type(new HistoryPlanCommand(), "u30-1", "--period", "10"))
                .hasMessageContaining("--quantity: A value is needed here.");
        assertThatThrownBy(
                        () -> shell.type(new HistoryPlanCommand(), "u30-1", "--quantity", "voltage", "--keep", "mean"))
                .hasMessageContaining("\"mean\" is not one of: average, minimum, maximum, last");
        assertThat(overrides).isEmpty();
    }
}
