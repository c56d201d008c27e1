package io.busbar.rest.energy;

import io.busbar.gateway.energy.Consumption;
import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.energy.Consumption.Kind;
import io.busbar.gateway.energy.Consumption.Part;
import java.util.List;

/** How much was used: a column of amounts for each part. */
record ConsumptionDocument(
        String step,
        String zone,
        String fluid,
        String unit,
        List<Long> starts,
        List<PartDocument> parts,
        AmountsDocument total) {

    record PartDocument(Kind kind, String id, String name, AmountsDocument amounts) {

        static PartDocument of(Part part) {
            return new PartDocument(part.kind(), part.id(), part.name(), AmountsDocument.of(part.amounts()));
        }
    }

    /** Numbers that are none are written as null. */
    record AmountsDocument(double sum, double[] amount, double[] estimated, double[] coverage) {

        static AmountsDocument of(Amounts amounts) {
            return new AmountsDocument(amounts.sum(), amounts.amount(), amounts.estimated(), amounts.coverage());
        }
    }

    static ConsumptionDocument of(Consumption consumption) {
        return new ConsumptionDocument(
                consumption.step().code(),
                consumption.zone().getId(),
                consumption.fluid(),
                consumption.unit(),
                consumption.starts(),
                consumption.parts().stream().map(PartDocument::of).toList(),
                AmountsDocument.of(consumption.total()));
    }
}
