package io.busbar.gateway.energy;

import io.busbar.gateway.energy.Consumption.Kind;
import java.util.List;

/**
 * How energy flows through a hierarchy over a period. Amounts are in the unit of the fluid; NaN where nothing is known.
 *
 * @param places where it flows through or ends
 * @param flows from place to place
 */
public record EnergyFlow(String fluid, String unit, List<Place> places, List<Flow> flows) {

    /** A place of the hierarchy; {@code id} names it within this answer. */
    public record Place(String id, Kind kind, String target, String name, double amount) {}

    /** From one place to another. */
    public record Flow(String from, String to, double amount) {}
}
