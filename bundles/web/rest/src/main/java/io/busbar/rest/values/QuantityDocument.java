package io.busbar.rest.values;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.States;
import io.busbar.driver.States.Level;
import io.busbar.driver.States.State;
import java.util.List;

/** An entry of the dictionary of quantities; {@code states} says what its numbers mean, empty where they have no names. */
record QuantityDocument(
        String key,
        String symbol,
        String unit,
        QuantityKind kind,
        int number,
        Names names,
        List<StateDocument> states) {

    /** One of the states that a quantity can be in. */
    record StateDocument(int value, Level level, Names names) {

        static StateDocument of(State state) {
            return new StateDocument(state.value(), state.level(), new Names(state.english(), state.french()));
        }
    }

    static QuantityDocument of(Quantity quantity) {
        return new QuantityDocument(
                quantity.key(),
                quantity.symbol(),
                quantity.unit().symbol(),
                quantity.kind(),
                quantity.number(),
                Names.of(quantity),
                States.of(quantity).stream().map(StateDocument::of).toList());
    }
}
