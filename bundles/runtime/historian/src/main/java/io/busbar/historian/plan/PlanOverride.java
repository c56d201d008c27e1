package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StorageRule;
import java.util.Objects;
import java.util.regex.Pattern;

/** A {@link StorageOverride} made ready for matching. */
record PlanOverride(StorageOverride wish, Pattern keys) {

    /** In front of a key that stands for itself alone. */
    static final String EXACTLY = "=";

    static PlanOverride of(StorageOverride wish) {
        if (wish.quantity().startsWith(EXACTLY)) {
            return new PlanOverride(
                    wish, Pattern.compile(Pattern.quote(wish.quantity().substring(EXACTLY.length()))));
        }
        String literal = Pattern.quote(wish.quantity()).replace("*", "\\E.*\\Q");
        return new PlanOverride(wish, Pattern.compile(literal + "(?:\\..*)?"));
    }

    boolean fits(String load, Quantity quantity) {
        return (wish.load() == null || wish.load().equals(load))
                && keys.matcher(quantity.key()).matches();
    }

    /** The rule with what this decides in it. Texts are never stored, and only of gauges more than the last can be kept. */
    StorageRule apply(StorageRule usual, QuantityKind kind) {
        return new StorageRule(
                kind != QuantityKind.TEXT && Objects.requireNonNullElse(wish.stored(), usual.stored()),
                Objects.requireNonNullElse(wish.periodS(), usual.periodS()),
                kind == QuantityKind.GAUGE
                        ? Objects.requireNonNullElse(wish.aggregates(), usual.aggregates())
                        : usual.aggregates());
    }
}
