package io.busbar.simulator.physics;

import java.util.function.LongToDoubleFunction;

/**
 * What an insulation monitor or one channel of a fault locator sees of a network: least, greatest and mean values beside those of now. Used by
 * one thread at a time.
 */
final class Insulation {

    private static final long MINUTE = 60_000;
    private static final long PERIOD = LoadMeter.PERIOD;

    private final InsulatedNetwork network;
    private final int circuit;
    private final Extremes resistance;
    private final Extremes capacitance;
    private final Extremes impedance;

    /** The view of a circuit, counted from 1, or with 0 of the whole network. */
    Insulation(InsulatedNetwork network, int circuit) {
        this.network = network;
        this.circuit = circuit;
        this.resistance = new Extremes(millis -> network.resistance(circuit, millis));
        this.capacitance = new Extremes(millis -> network.capacitance(circuit, millis));
        this.impedance = new Extremes(network::impedance);
    }

    InsulatedNetwork network() {
        return network;
    }

    int circuit() {
        return circuit;
    }

    Insulation twin() {
        return new Insulation(network.twin(), circuit);
    }

    Extremes resistance() {
        return resistance;
    }

    Extremes capacitance() {
        return capacitance;
    }

    Extremes impedance() {
        return impedance;
    }

    /** A value and what it has been since midnight of the site. */
    final class Extremes {
        private final LongToDoubleFunction value;
        private long day = Long.MIN_VALUE;
        private long seenUntil;
        private double least;
        private double most;
        private long leastAt;
        private long mostAt;

        Extremes(LongToDoubleFunction value) {
            this.value = value;
        }

        double now(long millis) {
            see(millis);
            return value.applyAsDouble(millis);
        }

        double least(long millis) {
            see(millis);
            return least;
        }

        double most(long millis) {
            see(millis);
            return most;
        }

        double leastAt(long millis) {
            see(millis);
            return Math.floorDiv(leastAt, 1000L);
        }

        double mostAt(long millis) {
            see(millis);
            return Math.floorDiv(mostAt, 1000L);
        }

        /** The mean of the last averaging period that is over. */
        double mean(long millis) {
            long end = Math.floorDiv(millis, PERIOD) * PERIOD;
            double sum = 0;
            int parts = 0;
            for (long time = end - PERIOD + MINUTE / 2; time < end; time += MINUTE) {
                sum += value.applyAsDouble(time);
                parts++;
            }
            return sum / parts;
        }

        /** When that period ended, in seconds since 1970. */
        double meanAt(long millis) {
            return Math.floorDiv(millis, PERIOD) * PERIOD / 1000.0;
        }

        private void see(long millis) {
            long wall = network.site().clock().seconds(Math.floorDiv(millis, MINUTE));
            long today = WallClock.day(wall);
            if (today != day || millis < seenUntil) {
                day = today;
                least = Double.POSITIVE_INFINITY;
                most = Double.NEGATIVE_INFINITY;
                seenUntil = millis - Math.floorMod(wall, 86_400) * 1000L - Math.floorMod(millis, MINUTE);
            }
            for (; seenUntil + PERIOD <= millis; seenUntil += PERIOD) {
                look(seenUntil);
            }
            look(millis);
        }

        private void look(long millis) {
            double seen = value.applyAsDouble(millis);
            if (seen < least) {
                least = seen;
                leastAt = millis;
            }
            if (seen > most) {
                most = seen;
                mostAt = millis;
            }
        }
    }
}
