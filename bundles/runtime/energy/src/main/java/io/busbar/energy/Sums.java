package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import java.util.Arrays;

/** Amounts being added up on a grid. Used by one thread. */
final class Sums {

    final double[] amount;
    final double[] estimated;
    final double[] coverage;

    private final Grid grid;

    Sums(Grid grid) {
        this.grid = grid;
        this.amount = new double[grid.size()];
        this.estimated = new double[grid.size()];
        this.coverage = new double[grid.size()];
        Arrays.fill(amount, Double.NaN);
    }

    void add(int interval, double value) {
        amount[interval] = Double.isNaN(amount[interval]) ? value : amount[interval] + value;
    }

    /** Spreads an amount evenly over a stretch of time; what falls beside the grid is lost to it. */
    void spread(long from, long to, double value, boolean estimate) {
        for (int i = Math.max(0, grid.at(from)); i < grid.size() && grid.start(i) < to; i++) {
            double share = value * (Math.min(to, grid.end(i)) - Math.max(from, grid.start(i))) / (to - from);
            add(i, share);
            if (estimate) {
                estimated[i] += share;
            }
        }
    }

    /** Adds a multiple of other amounts. What is unknown of one is unknown of the sum, which its coverage shows. */
    void add(Amounts other, double factor, boolean first) {
        for (int i = 0; i < amount.length; i++) {
            if (!Double.isNaN(other.amount()[i])) {
                add(i, factor * other.amount()[i]);
                estimated[i] += factor * other.estimated()[i];
            }
            coverage[i] = first ? other.coverage()[i] : Math.min(coverage[i], other.coverage()[i]);
        }
    }

    Amounts done() {
        return new Amounts(amount, estimated, coverage);
    }
}
