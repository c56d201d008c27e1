package io.busbar.simulator.physics;

/** A share of the nominal power over the hours of a day, straight between its corners. */
final class DayCurve {

    private final double[] hours;
    private final double[] shares;

    /** Corners as pairs of hour and share; the first hour is 0, the last 24. */
    DayCurve(double... corners) {
        hours = new double[corners.length / 2];
        shares = new double[hours.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = corners[2 * i];
            shares[i] = corners[2 * i + 1];
        }
    }

    double at(double hour) {
        int i = 1;
        while (i < hours.length - 1 && hours[i] < hour) {
            i++;
        }
        double x = (hour - hours[i - 1]) / (hours[i] - hours[i - 1]);
        return shares[i - 1] + (shares[i] - shares[i - 1]) * Math.max(0, Math.min(1, x));
    }
}
