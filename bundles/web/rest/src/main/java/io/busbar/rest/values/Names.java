package io.busbar.rest.values;

import io.busbar.driver.Quantities;
import io.busbar.driver.Quantity;
import java.util.Locale;

/** The name of a quantity in each language. */
record Names(String en, String fr) {

    static Names of(Quantity quantity) {
        return new Names(Quantities.name(quantity, Locale.ENGLISH), Quantities.name(quantity, Locale.FRENCH));
    }
}
