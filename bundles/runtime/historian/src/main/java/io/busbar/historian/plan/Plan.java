package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.gateway.history.PlannedPoint.Origin;
import io.busbar.gateway.history.StorageRule;

/** The storage plan as it is now. Safe for use by any thread. */
public interface Plan {

    /** A rule, and whose decision it is. */
    record Decision(StorageRule rule, Origin origin) {}

    /** Grows with each change of the plan. */
    long version();

    /** How a point is stored. */
    Decision decide(String device, String load, Quantity quantity);

    /** A plan without overrides. */
    static Plan of(StoragePlan usual) {
        return new Plan() {
            @Override
            public long version() {
                return 0;
            }

            @Override
            public Decision decide(String device, String load, Quantity quantity) {
                return new Decision(usual.rule(quantity), Origin.DEFAULT);
            }
        };
    }
}
