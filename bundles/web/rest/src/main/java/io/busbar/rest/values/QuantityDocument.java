package io.busbar.rest.values;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;

/** An entry of the dictionary of quantities. */
record QuantityDocument(String key, String symbol, String unit, QuantityKind kind, int number, Names names) {

    static QuantityDocument of(Quantity quantity) {
        return new QuantityDocument(
                quantity.key(),
                quantity.symbol(),
                quantity.unit().symbol(),
                quantity.kind(),
                quantity.number(),
                Names.of(quantity));
    }
}
