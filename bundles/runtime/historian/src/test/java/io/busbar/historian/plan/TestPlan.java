package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.gateway.history.PlannedPoint.Origin;
import io.busbar.gateway.history.StorageRule;
import java.util.HashMap;
import java.util.Map;

/** The usual plan, until a test decides otherwise. */
final class TestPlan implements Plan {

    private final Map<String, StorageRule> decided = new HashMap<>();
    private long version;

    void decide(String quantity, StorageRule rule) {
        decided.put(quantity, rule);
        version++;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Decision decide(String device, String load, Quantity quantity) {
        StorageRule rule = decided.get(quantity.key());
        return rule == null
                ? new Decision(StoragePlan.standard().rule(quantity), Origin.DEFAULT)
                : new Decision(rule, Origin.DEVICE);
    }
}
